#compdef keys

autoload -U is-at-least

_keys() {
    typeset -A opt_args
    typeset -a _arguments_options
    local ret=1

    if is-at-least 5.2; then
        _arguments_options=(-s -S -C)
    else
        _arguments_options=(-s -C)
    fi

    local context curcontext="$curcontext" state line
    _arguments "${_arguments_options[@]}" : \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
":: :_keys_commands" \
"*::: :->keys" \
&& ret=0
    case $state in
    (keys)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:keys-command-$line[1]:"
        case $line[1] in
            (init)
_arguments "${_arguments_options[@]}" : \
'--organization=[The organization'\''s name]:NAME:_default' \
'--name=[The first administrator'\''s name]:NAME:_default' \
'--email=[The first administrator'\''s email address]:EMAIL:_default' \
'--prefix=[What the organization'\''s secrets begin with\: a lower-case letter, then 1 to 15 more letters or digits]:PREFIX:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(demo)
_arguments "${_arguments_options[@]}" : \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::path -- Where to make it \[default\: in a new folder for temporary files\]:_files' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'*-s+[Sort by these fields, \`-\` for the greatest first\: role,-created]:FIELDS:_default' \
'*--sort=[Sort by these fields, \`-\` for the greatest first\: role,-created]:FIELDS:_default' \
'*-f+[Only rows for which this holds\: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives]:CONDITION:_default' \
'*--filter=[Only rows for which this holds\: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives]:CONDITION:_default' \
'-c+[These columns, in this order]:FIELDS:_default' \
'--columns=[These columns, in this order]:FIELDS:_default' \
'*--show=[These columns as well]:FIELDS:_default' \
'*--hide=[Not these columns]:FIELDS:_default' \
'-n+[At most so many rows]:N:_default' \
'--limit=[At most so many rows]:N:_default' \
'-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--expiring=[Only active keys that end within this time\: 14d]:TIME:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--raw[In csv, leave cells as they are that a spreadsheet would take for a formula]' \
'--exit-status[End with status 3 when there are any keys to list, and print no table when there are none\: for cron and CI]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(ls)
_arguments "${_arguments_options[@]}" : \
'*-s+[Sort by these fields, \`-\` for the greatest first\: role,-created]:FIELDS:_default' \
'*--sort=[Sort by these fields, \`-\` for the greatest first\: role,-created]:FIELDS:_default' \
'*-f+[Only rows for which this holds\: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives]:CONDITION:_default' \
'*--filter=[Only rows for which this holds\: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives]:CONDITION:_default' \
'-c+[These columns, in this order]:FIELDS:_default' \
'--columns=[These columns, in this order]:FIELDS:_default' \
'*--show=[These columns as well]:FIELDS:_default' \
'*--hide=[Not these columns]:FIELDS:_default' \
'-n+[At most so many rows]:N:_default' \
'--limit=[At most so many rows]:N:_default' \
'-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--expiring=[Only active keys that end within this time\: 14d]:TIME:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--raw[In csv, leave cells as they are that a spreadsheet would take for a formula]' \
'--exit-status[End with status 3 when there are any keys to list, and print no table when there are none\: for cron and CI]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(create)
_arguments "${_arguments_options[@]}" : \
'--role=[What it may do\: viewer or editor]:ROLE:_default' \
'--expires=[When it ends\: 90d, 12h, 6mo, 2030-12-31 (the end of that day), RFC 3339, or never]:TIME:_default' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--clear-after=[With --copy\: clear the clipboard after this time unless something else was copied; 0 for never]:TIME:_default' \
'(--copy --osc52)--secret-file=[Write the secret into this file, which must be new and is readable by you alone]:PATH:_files' \
'-o+[How to print\: \`text\` is the secret alone, \`json\` the key with its secret]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to print\: \`text\` is the secret alone, \`json\` the key with its secret]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--copy[Put the secret on the clipboard, and nowhere else]' \
'(--copy)--osc52[Ask the terminal to put the secret on the clipboard (OSC 52), which also works over SSH]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::title -- What people call the key\: 1 to 100 characters:_default' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'--field=[Print this field alone\: title, id, creator, created, expires, role, email, status, last-used, owns, secret]:NAME:_default' \
'(--field --copy-email)-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'(--field --copy-email)--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'(--field)--copy-email[Put the key'\''s email address on the clipboard, and print nothing]' \
'--osc52[With --copy-email\: ask the terminal to copy (OSC 52), which also works over SSH]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::key -- The key\: id, start of it, email or title:_default' \
&& ret=0
;;
(info)
_arguments "${_arguments_options[@]}" : \
'--field=[Print this field alone\: title, id, creator, created, expires, role, email, status, last-used, owns, secret]:NAME:_default' \
'(--field --copy-email)-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'(--field --copy-email)--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'(--field)--copy-email[Put the key'\''s email address on the clipboard, and print nothing]' \
'--osc52[With --copy-email\: ask the terminal to copy (OSC 52), which also works over SSH]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::key -- The key\: id, start of it, email or title:_default' \
&& ret=0
;;
(delete)
_arguments "${_arguments_options[@]}" : \
'--transfer-to=[Hand what is owned to this member, who must be an editor or an administrator]:MEMBER:_default' \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'(--transfer-to)--delete-resources[Delete what nobody else owns, with all that it takes along; without --yes, the name of who goes is typed out]' \
'-y[Do not ask whether it is meant; this decides nothing about resources]' \
'--yes[Do not ask whether it is meant; this decides nothing about resources]' \
'-n[Only show what would happen]' \
'--dry-run[Only show what would happen]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'*::keys -- The keys\: id, start of it, email or title:_default' \
&& ret=0
;;
(rm)
_arguments "${_arguments_options[@]}" : \
'--transfer-to=[Hand what is owned to this member, who must be an editor or an administrator]:MEMBER:_default' \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'(--transfer-to)--delete-resources[Delete what nobody else owns, with all that it takes along; without --yes, the name of who goes is typed out]' \
'-y[Do not ask whether it is meant; this decides nothing about resources]' \
'--yes[Do not ask whether it is meant; this decides nothing about resources]' \
'-n[Only show what would happen]' \
'--dry-run[Only show what would happen]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'*::keys -- The keys\: id, start of it, email or title:_default' \
&& ret=0
;;
(update)
_arguments "${_arguments_options[@]}" : \
'--title=[A new title, for one key]:TITLE:_default' \
'--role=[A new role\: viewer or editor]:ROLE:_default' \
'--expires=[A new end\: 90d, 12h, 6mo, 2030-12-31 (the end of that day), RFC 3339, or never]:TIME:_default' \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'*::keys -- The keys\: id, start of it, email or title:_default' \
&& ret=0
;;
(rotate)
_arguments "${_arguments_options[@]}" : \
'--grace=[How long the secret that it has stays good\: 24h, 30min, 2d]:TIME:_default' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--clear-after=[With --copy\: clear the clipboard after this time unless something else was copied; 0 for never]:TIME:_default' \
'(--copy --osc52)--secret-file=[Write the secret into this file, which must be new and is readable by you alone]:PATH:_files' \
'-o+[How to print\: \`text\` is the secret alone, \`json\` the key with its secret]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to print\: \`text\` is the secret alone, \`json\` the key with its secret]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--copy[Put the secret on the clipboard, and nowhere else]' \
'(--copy)--osc52[Ask the terminal to put the secret on the clipboard (OSC 52), which also works over SSH]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::key -- The key\: id, start of it, email or title:_default' \
&& ret=0
;;
(revoke)
_arguments "${_arguments_options[@]}" : \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'*::keys -- The keys\: id, start of it, email or title:_default' \
&& ret=0
;;
(restore)
_arguments "${_arguments_options[@]}" : \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'*::keys -- The keys\: id, start of it, email or title:_default' \
&& ret=0
;;
(member)
_arguments "${_arguments_options[@]}" : \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
":: :_keys__subcmd__member_commands" \
"*::: :->member" \
&& ret=0

    case $state in
    (member)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:keys-member-command-$line[1]:"
        case $line[1] in
            (add)
_arguments "${_arguments_options[@]}" : \
'--name=[Their name]:NAME:_default' \
'--email=[Their email address]:EMAIL:_default' \
'--role=[What they may do\: viewer, editor or administrator]:ROLE:_default' \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'*-s+[Sort by these fields, \`-\` for the greatest first\: role,-created]:FIELDS:_default' \
'*--sort=[Sort by these fields, \`-\` for the greatest first\: role,-created]:FIELDS:_default' \
'*-f+[Only rows for which this holds\: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives]:CONDITION:_default' \
'*--filter=[Only rows for which this holds\: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives]:CONDITION:_default' \
'-c+[These columns, in this order]:FIELDS:_default' \
'--columns=[These columns, in this order]:FIELDS:_default' \
'*--show=[These columns as well]:FIELDS:_default' \
'*--hide=[Not these columns]:FIELDS:_default' \
'-n+[At most so many rows]:N:_default' \
'--limit=[At most so many rows]:N:_default' \
'-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--raw[In csv, leave cells as they are that a spreadsheet would take for a formula]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(ls)
_arguments "${_arguments_options[@]}" : \
'*-s+[Sort by these fields, \`-\` for the greatest first\: role,-created]:FIELDS:_default' \
'*--sort=[Sort by these fields, \`-\` for the greatest first\: role,-created]:FIELDS:_default' \
'*-f+[Only rows for which this holds\: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives]:CONDITION:_default' \
'*--filter=[Only rows for which this holds\: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives]:CONDITION:_default' \
'-c+[These columns, in this order]:FIELDS:_default' \
'--columns=[These columns, in this order]:FIELDS:_default' \
'*--show=[These columns as well]:FIELDS:_default' \
'*--hide=[Not these columns]:FIELDS:_default' \
'-n+[At most so many rows]:N:_default' \
'--limit=[At most so many rows]:N:_default' \
'-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--raw[In csv, leave cells as they are that a spreadsheet would take for a formula]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::member -- The member\: id, start of it, email or name:_default' \
&& ret=0
;;
(info)
_arguments "${_arguments_options[@]}" : \
'-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::member -- The member\: id, start of it, email or name:_default' \
&& ret=0
;;
(update)
_arguments "${_arguments_options[@]}" : \
'--name=[Their new name]:NAME:_default' \
'--email=[Their new email address]:EMAIL:_default' \
'--role=[Their new role\: viewer, editor or administrator]:ROLE:_default' \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::member -- The member\: id, start of it, email or name:_default' \
&& ret=0
;;
(remove)
_arguments "${_arguments_options[@]}" : \
'--transfer-to=[Hand what is owned to this member, who must be an editor or an administrator]:MEMBER:_default' \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'(--transfer-to)--delete-resources[Delete what nobody else owns, with all that it takes along; without --yes, the name of who goes is typed out]' \
'-y[Do not ask whether it is meant; this decides nothing about resources]' \
'--yes[Do not ask whether it is meant; this decides nothing about resources]' \
'-n[Only show what would happen]' \
'--dry-run[Only show what would happen]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::member -- The member\: id, start of it, email or name:_default' \
&& ret=0
;;
(rm)
_arguments "${_arguments_options[@]}" : \
'--transfer-to=[Hand what is owned to this member, who must be an editor or an administrator]:MEMBER:_default' \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'(--transfer-to)--delete-resources[Delete what nobody else owns, with all that it takes along; without --yes, the name of who goes is typed out]' \
'-y[Do not ask whether it is meant; this decides nothing about resources]' \
'--yes[Do not ask whether it is meant; this decides nothing about resources]' \
'-n[Only show what would happen]' \
'--dry-run[Only show what would happen]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::member -- The member\: id, start of it, email or name:_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
(resource)
_arguments "${_arguments_options[@]}" : \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
":: :_keys__subcmd__resource_commands" \
"*::: :->resource" \
&& ret=0

    case $state in
    (resource)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:keys-resource-command-$line[1]:"
        case $line[1] in
            (add)
_arguments "${_arguments_options[@]}" : \
'--owner=[Who is to own it, a member or a key \[default\: the acting member\]]:WHO:_default' \
'--project=[The project that a layer or table stands in]:PROJECT:_default' \
'--source=[The data source that a layer or table draws on]:SOURCE:_default' \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::kind -- What it is\: data-source, project, layer or table:_default' \
'::name -- Its name:_default' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'*-s+[Sort by these fields, \`-\` for the greatest first\: role,-created]:FIELDS:_default' \
'*--sort=[Sort by these fields, \`-\` for the greatest first\: role,-created]:FIELDS:_default' \
'*-f+[Only rows for which this holds\: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives]:CONDITION:_default' \
'*--filter=[Only rows for which this holds\: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives]:CONDITION:_default' \
'-c+[These columns, in this order]:FIELDS:_default' \
'--columns=[These columns, in this order]:FIELDS:_default' \
'*--show=[These columns as well]:FIELDS:_default' \
'*--hide=[Not these columns]:FIELDS:_default' \
'-n+[At most so many rows]:N:_default' \
'--limit=[At most so many rows]:N:_default' \
'-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--raw[In csv, leave cells as they are that a spreadsheet would take for a formula]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(ls)
_arguments "${_arguments_options[@]}" : \
'*-s+[Sort by these fields, \`-\` for the greatest first\: role,-created]:FIELDS:_default' \
'*--sort=[Sort by these fields, \`-\` for the greatest first\: role,-created]:FIELDS:_default' \
'*-f+[Only rows for which this holds\: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives]:CONDITION:_default' \
'*--filter=[Only rows for which this holds\: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives]:CONDITION:_default' \
'-c+[These columns, in this order]:FIELDS:_default' \
'--columns=[These columns, in this order]:FIELDS:_default' \
'*--show=[These columns as well]:FIELDS:_default' \
'*--hide=[Not these columns]:FIELDS:_default' \
'-n+[At most so many rows]:N:_default' \
'--limit=[At most so many rows]:N:_default' \
'-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--raw[In csv, leave cells as they are that a spreadsheet would take for a formula]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::resource -- The resource\: id, start of it, name or project/name:_default' \
&& ret=0
;;
(info)
_arguments "${_arguments_options[@]}" : \
'-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::resource -- The resource\: id, start of it, name or project/name:_default' \
&& ret=0
;;
(transfer)
_arguments "${_arguments_options[@]}" : \
'--to=[Who is to own it\: a member or a key that is an editor, or an administrator]:WHO:_default' \
'--from=[Take the place of this owner alone]:OWNER:_default' \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::resource -- The resource\: id, start of it, name or project/name:_default' \
&& ret=0
;;
(remove)
_arguments "${_arguments_options[@]}" : \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'-y[Do not ask whether it is meant]' \
'--yes[Do not ask whether it is meant]' \
'-n[Only show what would go]' \
'--dry-run[Only show what would go]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::resource -- The resource\: id, start of it, name or project/name:_default' \
&& ret=0
;;
(rm)
_arguments "${_arguments_options[@]}" : \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'-y[Do not ask whether it is meant]' \
'--yes[Do not ask whether it is meant]' \
'-n[Only show what would go]' \
'--dry-run[Only show what would go]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::resource -- The resource\: id, start of it, name or project/name:_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
(acl)
_arguments "${_arguments_options[@]}" : \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
":: :_keys__subcmd__acl_commands" \
"*::: :->acl" \
&& ret=0

    case $state in
    (acl)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:keys-acl-command-$line[1]:"
        case $line[1] in
            (grant)
_arguments "${_arguments_options[@]}" : \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::who -- Who\: a member, a key or everyone:_default' \
'::permission -- What they may do\: view, modify or owner:_default' \
'::resource -- The resource\: id, start of it, name or project/name:_default' \
&& ret=0
;;
(revoke)
_arguments "${_arguments_options[@]}" : \
'-o+[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was done]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--reason=[Why, for the log\: 1 to 500 characters]:TEXT:_default' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::who -- Who\: a member, a key or everyone:_default' \
'::resource -- The resource\: id, start of it, name or project/name:_default' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'--principal=[Only what this member, this key or everyone holds]:WHO:_default' \
'--resource=[Only what is held on this resource]:RESOURCE:_default' \
'--permission=[Only this permission\: view, modify or owner]:PERMISSION:_default' \
'-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--raw[In csv, leave cells as they are that a spreadsheet would take for a formula]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(ls)
_arguments "${_arguments_options[@]}" : \
'--principal=[Only what this member, this key or everyone holds]:WHO:_default' \
'--resource=[Only what is held on this resource]:RESOURCE:_default' \
'--permission=[Only this permission\: view, modify or owner]:PERMISSION:_default' \
'-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--raw[In csv, leave cells as they are that a spreadsheet would take for a formula]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
        esac
    ;;
esac
;;
(verify)
_arguments "${_arguments_options[@]}" : \
'--role=[Also ask whether the key has at least this role]:ROLE:_default' \
'--resource=[Also ask whether the key may do something with this resource\: id, start of it, name or project/name]:RESOURCE:_default' \
'--permission=[What it is to be allowed\: view, modify or owner]:PERMISSION:_default' \
'-o+[The format\: text unless said otherwise, with --batch json]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[The format\: text unless said otherwise, with --batch json]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--batch[Read many secrets, a line each, and answer a line each, in order\: JSON, or with -o text \`valid\` or the reason]' \
'--no-record[Do not note that the key was used; asking for what it may not do is a use, too]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(secrets)
_arguments "${_arguments_options[@]}" : \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help]' \
'--help[Print help]' \
'-V[Print version]' \
'--version[Print version]' \
":: :_keys__subcmd__secrets_commands" \
"*::: :->secrets" \
&& ret=0

    case $state in
    (secrets)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:keys-secrets-command-$line[1]:"
        case $line[1] in
            (pattern)
_arguments "${_arguments_options[@]}" : \
'--for=[Print this one alone, ready to be used]:SCANNER:((regex\:"The bare regular expression"
gitleaks\:"A rule for gitleaks, in TOML"
trufflehog\:"A custom detector for trufflehog, in YAML"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
        esac
    ;;
esac
;;
(log)
_arguments "${_arguments_options[@]}" : \
'--since=[Only events from this time on\: -7d, 2026-01-01]:TIME:_default' \
'--until=[Only events before this time]:TIME:_default' \
'--actor=[Only what this member did]:MEMBER:_default' \
'*--action=[Only this action, as key.created, or all of a noun, as key]:ACTION:_default' \
'-n+[Only the newest N]:N:_default' \
'--limit=[Only the newest N]:N:_default' \
'-o+[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[The format]:FORMAT:((table\:"For people\: fitted to the terminal; on a pipe one record a line, nothing cut"
json\:"One JSON array with every field; one object where one thing is shown"
jsonl\:"One JSON object a line with every field"
csv\:"Comma-separated values (RFC 4180, but each line ends with a line feed) with a header"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'(--since --until --actor --action -n --limit --raw)--verify[Check that no event was altered, removed or moved; status 3 if one was]' \
'--raw[In csv, leave cells as they are that a spreadsheet would take for a formula]' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::key -- Only the events of this key, also after its deletion\: id, start of it, email or title:_default' \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
'-o+[How to tell what was found]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--output=[How to tell what was found]:FORMAT:((text\:"In words"
json\:"As one JSON object"))' \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(backup)
_arguments "${_arguments_options[@]}" : \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
':file -- The new file:_files' \
&& ret=0
;;
(completions)
_arguments "${_arguments_options[@]}" : \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
':shell -- The shell:(bash elvish fish powershell zsh)' \
&& ret=0
;;
(man)
_arguments "${_arguments_options[@]}" : \
'--store=[The store \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, email or name \[env\: \`KEYS_AS\`\]]:WHO:_default' \
'--color=[Whether to use colors; \`NO_COLOR\` and \`TERM=dumb\` turn them off too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--no-input[Ask nothing\: what is missing is an error]' \
'-q[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'--quiet[Say nothing on the side; tables of keys, members and resources are ids alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::dir -- Write a page for every command into this folder:_files' \
&& ret=0
;;
        esac
    ;;
esac
}

(( $+functions[_keys_commands] )) ||
_keys_commands() {
    local commands; commands=(
'init:Make a store\: the organization and its first administrator' \
'demo:Make a sample store and look around in it' \
'list:List keys in a table' \
'ls:List keys in a table' \
'create:Create a key and get its secret, once' \
'show:Show a key\: who created it, its role, email and expiry, what it owns, its grants' \
'info:Show a key\: who created it, its role, email and expiry, what it owns, its grants' \
'delete:Delete keys, and decide what becomes of the resources that they own' \
'rm:Delete keys, and decide what becomes of the resources that they own' \
'update:Change keys'\'' title, role or expiry' \
'rotate:Give a key a new secret; its identity, grants and resources stay' \
'revoke:Stop keys working, without losing anything' \
'restore:Let revoked keys work again' \
'member:Administer the members\: the people who administer keys and own resources' \
'resource:Administer the resources\: data sources, projects, layers and tables' \
'acl:Administer the grants\: who may view, modify or own which resource' \
'verify:Verify a secret\: whose it is, and whether it may do something' \
'secrets:Find secrets that have leaked' \
'log:Show the audit log, newest last' \
'check:Check that the store is sound, and say what to do about each finding' \
'backup:Copy the store into a new file, while others go on using it' \
'completions:Print the completions for a shell' \
'man:Print the manual page, or write all pages into a folder' \
    )
    _describe -t commands 'keys commands' commands "$@"
}
(( $+functions[_keys__subcmd__acl_commands] )) ||
_keys__subcmd__acl_commands() {
    local commands; commands=(
'grant:Grant a permission on a resource, in place of the one held before' \
'revoke:Take away what somebody may do with a resource' \
'list:List grants in a table\: who may do what with which resource' \
'ls:List grants in a table\: who may do what with which resource' \
    )
    _describe -t commands 'keys acl commands' commands "$@"
}
(( $+functions[_keys__subcmd__acl__subcmd__grant_commands] )) ||
_keys__subcmd__acl__subcmd__grant_commands() {
    local commands; commands=()
    _describe -t commands 'keys acl grant commands' commands "$@"
}
(( $+functions[_keys__subcmd__acl__subcmd__list_commands] )) ||
_keys__subcmd__acl__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'keys acl list commands' commands "$@"
}
(( $+functions[_keys__subcmd__acl__subcmd__revoke_commands] )) ||
_keys__subcmd__acl__subcmd__revoke_commands() {
    local commands; commands=()
    _describe -t commands 'keys acl revoke commands' commands "$@"
}
(( $+functions[_keys__subcmd__backup_commands] )) ||
_keys__subcmd__backup_commands() {
    local commands; commands=()
    _describe -t commands 'keys backup commands' commands "$@"
}
(( $+functions[_keys__subcmd__check_commands] )) ||
_keys__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'keys check commands' commands "$@"
}
(( $+functions[_keys__subcmd__completions_commands] )) ||
_keys__subcmd__completions_commands() {
    local commands; commands=()
    _describe -t commands 'keys completions commands' commands "$@"
}
(( $+functions[_keys__subcmd__create_commands] )) ||
_keys__subcmd__create_commands() {
    local commands; commands=()
    _describe -t commands 'keys create commands' commands "$@"
}
(( $+functions[_keys__subcmd__delete_commands] )) ||
_keys__subcmd__delete_commands() {
    local commands; commands=()
    _describe -t commands 'keys delete commands' commands "$@"
}
(( $+functions[_keys__subcmd__demo_commands] )) ||
_keys__subcmd__demo_commands() {
    local commands; commands=()
    _describe -t commands 'keys demo commands' commands "$@"
}
(( $+functions[_keys__subcmd__init_commands] )) ||
_keys__subcmd__init_commands() {
    local commands; commands=()
    _describe -t commands 'keys init commands' commands "$@"
}
(( $+functions[_keys__subcmd__list_commands] )) ||
_keys__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'keys list commands' commands "$@"
}
(( $+functions[_keys__subcmd__log_commands] )) ||
_keys__subcmd__log_commands() {
    local commands; commands=()
    _describe -t commands 'keys log commands' commands "$@"
}
(( $+functions[_keys__subcmd__man_commands] )) ||
_keys__subcmd__man_commands() {
    local commands; commands=()
    _describe -t commands 'keys man commands' commands "$@"
}
(( $+functions[_keys__subcmd__member_commands] )) ||
_keys__subcmd__member_commands() {
    local commands; commands=(
'add:Add a member' \
'list:List members in a table' \
'ls:List members in a table' \
'show:Show a member\: their email and role, what they own, their grants' \
'info:Show a member\: their email and role, what they own, their grants' \
'update:Change a member'\''s name, email address or role' \
'remove:Remove a member, and decide what becomes of the resources that they own' \
'rm:Remove a member, and decide what becomes of the resources that they own' \
    )
    _describe -t commands 'keys member commands' commands "$@"
}
(( $+functions[_keys__subcmd__member__subcmd__add_commands] )) ||
_keys__subcmd__member__subcmd__add_commands() {
    local commands; commands=()
    _describe -t commands 'keys member add commands' commands "$@"
}
(( $+functions[_keys__subcmd__member__subcmd__list_commands] )) ||
_keys__subcmd__member__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'keys member list commands' commands "$@"
}
(( $+functions[_keys__subcmd__member__subcmd__remove_commands] )) ||
_keys__subcmd__member__subcmd__remove_commands() {
    local commands; commands=()
    _describe -t commands 'keys member remove commands' commands "$@"
}
(( $+functions[_keys__subcmd__member__subcmd__show_commands] )) ||
_keys__subcmd__member__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'keys member show commands' commands "$@"
}
(( $+functions[_keys__subcmd__member__subcmd__update_commands] )) ||
_keys__subcmd__member__subcmd__update_commands() {
    local commands; commands=()
    _describe -t commands 'keys member update commands' commands "$@"
}
(( $+functions[_keys__subcmd__resource_commands] )) ||
_keys__subcmd__resource_commands() {
    local commands; commands=(
'add:Add a resource' \
'list:List resources in a table' \
'ls:List resources in a table' \
'show:Show a resource\: its owners, its grants, and what stands in it or draws on it' \
'info:Show a resource\: its owners, its grants, and what stands in it or draws on it' \
'transfer:Hand a resource over to another owner' \
'remove:Remove a resource, with all that stands in it or draws on it' \
'rm:Remove a resource, with all that stands in it or draws on it' \
    )
    _describe -t commands 'keys resource commands' commands "$@"
}
(( $+functions[_keys__subcmd__resource__subcmd__add_commands] )) ||
_keys__subcmd__resource__subcmd__add_commands() {
    local commands; commands=()
    _describe -t commands 'keys resource add commands' commands "$@"
}
(( $+functions[_keys__subcmd__resource__subcmd__list_commands] )) ||
_keys__subcmd__resource__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'keys resource list commands' commands "$@"
}
(( $+functions[_keys__subcmd__resource__subcmd__remove_commands] )) ||
_keys__subcmd__resource__subcmd__remove_commands() {
    local commands; commands=()
    _describe -t commands 'keys resource remove commands' commands "$@"
}
(( $+functions[_keys__subcmd__resource__subcmd__show_commands] )) ||
_keys__subcmd__resource__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'keys resource show commands' commands "$@"
}
(( $+functions[_keys__subcmd__resource__subcmd__transfer_commands] )) ||
_keys__subcmd__resource__subcmd__transfer_commands() {
    local commands; commands=()
    _describe -t commands 'keys resource transfer commands' commands "$@"
}
(( $+functions[_keys__subcmd__restore_commands] )) ||
_keys__subcmd__restore_commands() {
    local commands; commands=()
    _describe -t commands 'keys restore commands' commands "$@"
}
(( $+functions[_keys__subcmd__revoke_commands] )) ||
_keys__subcmd__revoke_commands() {
    local commands; commands=()
    _describe -t commands 'keys revoke commands' commands "$@"
}
(( $+functions[_keys__subcmd__rotate_commands] )) ||
_keys__subcmd__rotate_commands() {
    local commands; commands=()
    _describe -t commands 'keys rotate commands' commands "$@"
}
(( $+functions[_keys__subcmd__secrets_commands] )) ||
_keys__subcmd__secrets_commands() {
    local commands; commands=(
'pattern:Print the pattern of this organization'\''s secrets, with rules for gitleaks and trufflehog' \
    )
    _describe -t commands 'keys secrets commands' commands "$@"
}
(( $+functions[_keys__subcmd__secrets__subcmd__pattern_commands] )) ||
_keys__subcmd__secrets__subcmd__pattern_commands() {
    local commands; commands=()
    _describe -t commands 'keys secrets pattern commands' commands "$@"
}
(( $+functions[_keys__subcmd__show_commands] )) ||
_keys__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'keys show commands' commands "$@"
}
(( $+functions[_keys__subcmd__update_commands] )) ||
_keys__subcmd__update_commands() {
    local commands; commands=()
    _describe -t commands 'keys update commands' commands "$@"
}
(( $+functions[_keys__subcmd__verify_commands] )) ||
_keys__subcmd__verify_commands() {
    local commands; commands=()
    _describe -t commands 'keys verify commands' commands "$@"
}

if [ "$funcstack[1]" = "_keys" ]; then
    _keys "$@"
else
    compdef _keys keys
fi
