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
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
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
'--organization=[Name of the organization]:NAME:_default' \
'--name=[Name of the first administrator]:NAME:_default' \
'--email=[Email of the first administrator]:EMAIL:_default' \
'--prefix=[Prefix of the organization'\''s secrets\: a lower-case letter, then 1 to 15 lower-case letters or digits \[default\: keys; a prompt suggests one made from the organization'\''s name\]]:PREFIX:_default' \
'(--organization --name --email --prefix)--from=[Create the store from an export, like \`keys import\`; \`-\` for standard input]:FILE:_files' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(--from)--roles[On a PostgreSQL server, also create the database roles \`keys_owner\`, \`keys_admin\` and \`keys_verifier\`]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(demo)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::path -- Path of the store \[default\: in a new temporary folder\]:_files' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'*-s+[Sort by these fields, descending after \`-\`\: role,-created]:FIELDS:_default' \
'*--sort=[Sort by these fields, descending after \`-\`\: role,-created]:FIELDS:_default' \
'*-f+[Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives]:CONDITION:_default' \
'*--filter=[Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives]:CONDITION:_default' \
'-c+[Show these columns, in this order]:FIELDS:_default' \
'--columns=[Show these columns, in this order]:FIELDS:_default' \
'*--show=[Show these columns, too]:FIELDS:_default' \
'*--hide=[Hide these columns]:FIELDS:_default' \
'-n+[Print at most N rows]:N:_default' \
'--limit=[Print at most N rows]:N:_default' \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--view=[Use the filter, order and columns of this view of the configuration; --filter adds conditions, --sort and --columns replace those of the view]:NAME:_default' \
'--expiring=[Only active keys that expire within this time, such as 14d]:TIME:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(-o --output)--records[Print each record as a block of lines, in full]' \
'--raw[In CSV, do not escape cells that a spreadsheet would run as a formula]' \
'(-o --output --records -c --columns --show --hide -s --sort)--count[Print only the number of keys that match]' \
'--exit-status[Exit with status 3 if any keys match, print no table if none do (for cron and CI)]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(ls)
_arguments "${_arguments_options[@]}" : \
'*-s+[Sort by these fields, descending after \`-\`\: role,-created]:FIELDS:_default' \
'*--sort=[Sort by these fields, descending after \`-\`\: role,-created]:FIELDS:_default' \
'*-f+[Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives]:CONDITION:_default' \
'*--filter=[Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives]:CONDITION:_default' \
'-c+[Show these columns, in this order]:FIELDS:_default' \
'--columns=[Show these columns, in this order]:FIELDS:_default' \
'*--show=[Show these columns, too]:FIELDS:_default' \
'*--hide=[Hide these columns]:FIELDS:_default' \
'-n+[Print at most N rows]:N:_default' \
'--limit=[Print at most N rows]:N:_default' \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--view=[Use the filter, order and columns of this view of the configuration; --filter adds conditions, --sort and --columns replace those of the view]:NAME:_default' \
'--expiring=[Only active keys that expire within this time, such as 14d]:TIME:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(-o --output)--records[Print each record as a block of lines, in full]' \
'--raw[In CSV, do not escape cells that a spreadsheet would run as a formula]' \
'(-o --output --records -c --columns --show --hide -s --sort)--count[Print only the number of keys that match]' \
'--exit-status[Exit with status 3 if any keys match, print no table if none do (for cron and CI)]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(create)
_arguments "${_arguments_options[@]}" : \
'--role=[Role\: viewer or editor]:ROLE:_default' \
'--expires=[Expiry\: 90d, 12h, 6mo, 2030-12-31 or friday (end of that day), RFC 3339, or never]:TIME:_default' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--clear-after=[With --copy\: clear the clipboard after this time, unless it changed; 0 never clears it]:TIME:_default' \
'(--copy --osc52)--secret-file=[Write the secret to a new file that only you can read]:PATH:_files' \
'-o+[Output format\: \`text\` is the secret alone, \`json\` the key with its secret]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format\: \`text\` is the secret alone, \`json\` the key with its secret]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--copy[Copy the secret instead of printing it\: to the clipboard, else to tmux, else through the terminal]' \
'(--copy)--osc52[Copy the secret through the terminal (OSC 52); works over SSH]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::title -- Title, 1 to 100 characters:_default' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'--field=[Print only this field\: title, id, creator, created, expires, email, role, status, last-used, owns, secret-start]:NAME:_default' \
'(--field --copy-email)-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'(--field --copy-email)--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(--field)--copy-email[Copy the key'\''s email to the clipboard, and print nothing]' \
'--osc52[With --copy-email\: copy through the terminal (OSC 52); works over SSH]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::key -- Key, by id, start of id, email or title:_default' \
&& ret=0
;;
(info)
_arguments "${_arguments_options[@]}" : \
'--field=[Print only this field\: title, id, creator, created, expires, email, role, status, last-used, owns, secret-start]:NAME:_default' \
'(--field --copy-email)-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'(--field --copy-email)--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(--field)--copy-email[Copy the key'\''s email to the clipboard, and print nothing]' \
'--osc52[With --copy-email\: copy through the terminal (OSC 52); works over SSH]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::key -- Key, by id, start of id, email or title:_default' \
&& ret=0
;;
(delete)
_arguments "${_arguments_options[@]}" : \
'()*-f+[All keys that match FIELD OP VALUE, as in \`keys list\`; shows them and asks for their number]:CONDITION:_default' \
'()*--filter=[All keys that match FIELD OP VALUE, as in \`keys list\`; shows them and asks for their number]:CONDITION:_default' \
'()--expect=[With --filter\: change nothing if it matches another number of keys]:N:_default' \
'--transfer-to=[Transfer owned resources to this member, an editor or administrator]:MEMBER:_default' \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(--transfer-to)--delete-resources[Delete resources without other owners, with their contents; without --yes, asks to type the name]' \
'-y[Skip the confirmation. Does not decide what happens to resources]' \
'--yes[Skip the confirmation. Does not decide what happens to resources]' \
'-n[Show what would happen, and change nothing]' \
'--dry-run[Show what would happen, and change nothing]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'*::keys -- Keys, by id, start of id, email or title; `-` reads them from standard input, one a line:_default' \
&& ret=0
;;
(rm)
_arguments "${_arguments_options[@]}" : \
'()*-f+[All keys that match FIELD OP VALUE, as in \`keys list\`; shows them and asks for their number]:CONDITION:_default' \
'()*--filter=[All keys that match FIELD OP VALUE, as in \`keys list\`; shows them and asks for their number]:CONDITION:_default' \
'()--expect=[With --filter\: change nothing if it matches another number of keys]:N:_default' \
'--transfer-to=[Transfer owned resources to this member, an editor or administrator]:MEMBER:_default' \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(--transfer-to)--delete-resources[Delete resources without other owners, with their contents; without --yes, asks to type the name]' \
'-y[Skip the confirmation. Does not decide what happens to resources]' \
'--yes[Skip the confirmation. Does not decide what happens to resources]' \
'-n[Show what would happen, and change nothing]' \
'--dry-run[Show what would happen, and change nothing]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'*::keys -- Keys, by id, start of id, email or title; `-` reads them from standard input, one a line:_default' \
&& ret=0
;;
(prune)
_arguments "${_arguments_options[@]}" : \
'--older-than=[Delete the keys that expired longer ago than this\: 90d, 6mo, 1y]:TIME:_default' \
'--transfer-to=[Transfer owned resources to this member, an editor or administrator]:MEMBER:_default' \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--unconfirmed[Delete the keys whose secret was not confirmed in time]' \
'(--transfer-to)--delete-resources[Delete resources without other owners, with their contents; without --yes, asks to type the name]' \
'-y[Skip the confirmation. Does not decide what happens to resources]' \
'--yes[Skip the confirmation. Does not decide what happens to resources]' \
'-n[Show what would happen, and change nothing]' \
'--dry-run[Show what would happen, and change nothing]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(update)
_arguments "${_arguments_options[@]}" : \
'()*-f+[All keys that match FIELD OP VALUE, as in \`keys list\`; shows them and asks for their number]:CONDITION:_default' \
'()*--filter=[All keys that match FIELD OP VALUE, as in \`keys list\`; shows them and asks for their number]:CONDITION:_default' \
'()--expect=[With --filter\: change nothing if it matches another number of keys]:N:_default' \
'(-f --filter)--title=[New title (one key only)]:TITLE:_default' \
'--role=[New role\: viewer or editor]:ROLE:_default' \
'--expires=[New expiry\: 90d, 12h, 6mo, 2030-12-31 or friday (end of that day), RFC 3339, or never]:TIME:_default' \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'-y[With --filter\: skip the question; needs --expect]' \
'--yes[With --filter\: skip the question; needs --expect]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'*::keys -- Keys, by id, start of id, email or title; `-` reads them from standard input, one a line:_default' \
&& ret=0
;;
(rotate)
_arguments "${_arguments_options[@]}" : \
'--grace=[Time for which the old secret keeps working\: 24h, 30min, 2d]:TIME:_default' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--clear-after=[With --copy\: clear the clipboard after this time, unless it changed; 0 never clears it]:TIME:_default' \
'(--copy --osc52)--secret-file=[Write the secret to a new file that only you can read]:PATH:_files' \
'-o+[Output format\: \`text\` is the secret alone, \`json\` the key with its secret]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format\: \`text\` is the secret alone, \`json\` the key with its secret]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--copy[Copy the secret instead of printing it\: to the clipboard, else to tmux, else through the terminal]' \
'(--copy)--osc52[Copy the secret through the terminal (OSC 52); works over SSH]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::key -- Key, by id, start of id, email or title:_default' \
&& ret=0
;;
(revoke)
_arguments "${_arguments_options[@]}" : \
'()*-f+[All keys that match FIELD OP VALUE, as in \`keys list\`; shows them and asks for their number]:CONDITION:_default' \
'()*--filter=[All keys that match FIELD OP VALUE, as in \`keys list\`; shows them and asks for their number]:CONDITION:_default' \
'()--expect=[With --filter\: change nothing if it matches another number of keys]:N:_default' \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'-y[With --filter\: skip the question; needs --expect]' \
'--yes[With --filter\: skip the question; needs --expect]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'*::keys -- Keys, by id, start of id, email or title; `-` reads them from standard input, one a line:_default' \
&& ret=0
;;
(restore)
_arguments "${_arguments_options[@]}" : \
'()*-f+[All keys that match FIELD OP VALUE, as in \`keys list\`; shows them and asks for their number]:CONDITION:_default' \
'()*--filter=[All keys that match FIELD OP VALUE, as in \`keys list\`; shows them and asks for their number]:CONDITION:_default' \
'()--expect=[With --filter\: change nothing if it matches another number of keys]:N:_default' \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'-y[With --filter\: skip the question; needs --expect]' \
'--yes[With --filter\: skip the question; needs --expect]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'*::keys -- Keys, by id, start of id, email or title; `-` reads them from standard input, one a line:_default' \
&& ret=0
;;
(member)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
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
'--name=[Name, 1 to 100 characters]:NAME:_default' \
'--email=[Email]:EMAIL:_default' \
'--role=[Role\: viewer, editor or administrator]:ROLE:_default' \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'*-s+[Sort by these fields, descending after \`-\`\: role,-created]:FIELDS:_default' \
'*--sort=[Sort by these fields, descending after \`-\`\: role,-created]:FIELDS:_default' \
'*-f+[Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives]:CONDITION:_default' \
'*--filter=[Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives]:CONDITION:_default' \
'-c+[Show these columns, in this order]:FIELDS:_default' \
'--columns=[Show these columns, in this order]:FIELDS:_default' \
'*--show=[Show these columns, too]:FIELDS:_default' \
'*--hide=[Hide these columns]:FIELDS:_default' \
'-n+[Print at most N rows]:N:_default' \
'--limit=[Print at most N rows]:N:_default' \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(-o --output)--records[Print each record as a block of lines, in full]' \
'--raw[In CSV, do not escape cells that a spreadsheet would run as a formula]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(ls)
_arguments "${_arguments_options[@]}" : \
'*-s+[Sort by these fields, descending after \`-\`\: role,-created]:FIELDS:_default' \
'*--sort=[Sort by these fields, descending after \`-\`\: role,-created]:FIELDS:_default' \
'*-f+[Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives]:CONDITION:_default' \
'*--filter=[Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives]:CONDITION:_default' \
'-c+[Show these columns, in this order]:FIELDS:_default' \
'--columns=[Show these columns, in this order]:FIELDS:_default' \
'*--show=[Show these columns, too]:FIELDS:_default' \
'*--hide=[Hide these columns]:FIELDS:_default' \
'-n+[Print at most N rows]:N:_default' \
'--limit=[Print at most N rows]:N:_default' \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(-o --output)--records[Print each record as a block of lines, in full]' \
'--raw[In CSV, do not escape cells that a spreadsheet would run as a formula]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::member -- Member, by id, start of id, email or name:_default' \
&& ret=0
;;
(info)
_arguments "${_arguments_options[@]}" : \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::member -- Member, by id, start of id, email or name:_default' \
&& ret=0
;;
(update)
_arguments "${_arguments_options[@]}" : \
'--name=[New name]:NAME:_default' \
'--email=[New email]:EMAIL:_default' \
'--role=[New role\: viewer, editor or administrator]:ROLE:_default' \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::member -- Member, by id, start of id, email or name:_default' \
&& ret=0
;;
(remove)
_arguments "${_arguments_options[@]}" : \
'--transfer-to=[Transfer owned resources to this member, an editor or administrator]:MEMBER:_default' \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(--transfer-to)--delete-resources[Delete resources without other owners, with their contents; without --yes, asks to type the name]' \
'-y[Skip the confirmation. Does not decide what happens to resources]' \
'--yes[Skip the confirmation. Does not decide what happens to resources]' \
'-n[Show what would happen, and change nothing]' \
'--dry-run[Show what would happen, and change nothing]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::member -- Member, by id, start of id, email or name:_default' \
&& ret=0
;;
(rm)
_arguments "${_arguments_options[@]}" : \
'--transfer-to=[Transfer owned resources to this member, an editor or administrator]:MEMBER:_default' \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(--transfer-to)--delete-resources[Delete resources without other owners, with their contents; without --yes, asks to type the name]' \
'-y[Skip the confirmation. Does not decide what happens to resources]' \
'--yes[Skip the confirmation. Does not decide what happens to resources]' \
'-n[Show what would happen, and change nothing]' \
'--dry-run[Show what would happen, and change nothing]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::member -- Member, by id, start of id, email or name:_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
(resource)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
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
'--owner=[Owner, a member or key \[default\: the acting member\]]:WHO:_default' \
'--project=[Project of a layer or table]:PROJECT:_default' \
'--source=[Data source of a layer or table]:SOURCE:_default' \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::kind -- Kind\: data-source, project, layer or table:_default' \
'::name -- Name, 1 to 100 characters:_default' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'*-s+[Sort by these fields, descending after \`-\`\: role,-created]:FIELDS:_default' \
'*--sort=[Sort by these fields, descending after \`-\`\: role,-created]:FIELDS:_default' \
'*-f+[Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives]:CONDITION:_default' \
'*--filter=[Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives]:CONDITION:_default' \
'-c+[Show these columns, in this order]:FIELDS:_default' \
'--columns=[Show these columns, in this order]:FIELDS:_default' \
'*--show=[Show these columns, too]:FIELDS:_default' \
'*--hide=[Hide these columns]:FIELDS:_default' \
'-n+[Print at most N rows]:N:_default' \
'--limit=[Print at most N rows]:N:_default' \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(-o --output)--records[Print each record as a block of lines, in full]' \
'--raw[In CSV, do not escape cells that a spreadsheet would run as a formula]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(ls)
_arguments "${_arguments_options[@]}" : \
'*-s+[Sort by these fields, descending after \`-\`\: role,-created]:FIELDS:_default' \
'*--sort=[Sort by these fields, descending after \`-\`\: role,-created]:FIELDS:_default' \
'*-f+[Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives]:CONDITION:_default' \
'*--filter=[Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives]:CONDITION:_default' \
'-c+[Show these columns, in this order]:FIELDS:_default' \
'--columns=[Show these columns, in this order]:FIELDS:_default' \
'*--show=[Show these columns, too]:FIELDS:_default' \
'*--hide=[Hide these columns]:FIELDS:_default' \
'-n+[Print at most N rows]:N:_default' \
'--limit=[Print at most N rows]:N:_default' \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(-o --output)--records[Print each record as a block of lines, in full]' \
'--raw[In CSV, do not escape cells that a spreadsheet would run as a formula]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::resource -- Resource, by id, start of id, name or project/name:_default' \
&& ret=0
;;
(info)
_arguments "${_arguments_options[@]}" : \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::resource -- Resource, by id, start of id, name or project/name:_default' \
&& ret=0
;;
(transfer)
_arguments "${_arguments_options[@]}" : \
'--to=[New owner\: an editor (member or key) or an administrator]:WHO:_default' \
'--from=[Replace only this owner]:OWNER:_default' \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::resource -- Resource, by id, start of id, name or project/name:_default' \
&& ret=0
;;
(remove)
_arguments "${_arguments_options[@]}" : \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'-y[Skip the confirmation]' \
'--yes[Skip the confirmation]' \
'-n[Show what would happen, and change nothing]' \
'--dry-run[Show what would happen, and change nothing]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::resource -- Resource, by id, start of id, name or project/name:_default' \
&& ret=0
;;
(rm)
_arguments "${_arguments_options[@]}" : \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'-y[Skip the confirmation]' \
'--yes[Skip the confirmation]' \
'-n[Show what would happen, and change nothing]' \
'--dry-run[Show what would happen, and change nothing]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::resource -- Resource, by id, start of id, name or project/name:_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
(acl)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
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
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::who -- Member, key or `everyone`:_default' \
'::permission -- Permission\: view, modify or owner:_default' \
'::resource -- Resource, by id, start of id, name or project/name:_default' \
&& ret=0
;;
(revoke)
_arguments "${_arguments_options[@]}" : \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::who -- Member, key or `everyone`:_default' \
'::resource -- Resource, by id, start of id, name or project/name:_default' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'--principal=[Only grants to this member, key or \`everyone\`]:WHO:_default' \
'--resource=[Only grants on this resource]:RESOURCE:_default' \
'--permission=[Only this permission\: view, modify or owner]:PERMISSION:_default' \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(-o --output)--records[Print each record as a block of lines, in full]' \
'--raw[In CSV, do not escape cells that a spreadsheet would run as a formula]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(ls)
_arguments "${_arguments_options[@]}" : \
'--principal=[Only grants to this member, key or \`everyone\`]:WHO:_default' \
'--resource=[Only grants on this resource]:RESOURCE:_default' \
'--permission=[Only this permission\: view, modify or owner]:PERMISSION:_default' \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(-o --output)--records[Print each record as a block of lines, in full]' \
'--raw[In CSV, do not escape cells that a spreadsheet would run as a formula]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
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
'--role=[Require at least this role]:ROLE:_default' \
'--resource=[Require a permission on this resource, by id, start of id, name or project/name]:RESOURCE:_default' \
'--permission=[Permission to require on the resource\: view, modify or owner]:PERMISSION:_default' \
'-o+[Output format \[default\: text, or json with --batch\]]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format \[default\: text, or json with --batch\]]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--batch[Read one secret per line, and print one answer per line\: JSON, or with -o text \`valid\` or the reason]' \
'--no-record[Do not record that the key was used (a forbidden request is a use, too)]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(secrets)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
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
'--for=[Print only the file for this scanner]:SCANNER:((regex\:"Regular expression"
gitleaks\:"Configuration for gitleaks, in TOML"
trufflehog\:"Custom detector for trufflehog, in YAML"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
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
'--since=[Only events at or after this time\: -7d, 2026-01-01]:TIME:_default' \
'--until=[Only events before this time, or until the end of this day\: 2026-01-31]:TIME:_default' \
'--actor=[Only changes made by this member]:MEMBER:_default' \
'*--action=[Only this action (key.created), or all actions on a noun (key)]:ACTION:_default' \
'-n+[Only the newest N events]:N:_default' \
'--limit=[Only the newest N events]:N:_default' \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(--since --until --actor --action -n --limit --raw)--verify[Check that no event was altered, removed or moved; exit with status 3 if one was]' \
'(-o --output)--records[Print each record as a block of lines, in full]' \
'--raw[In CSV, do not escape cells that a spreadsheet would run as a formula]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::key -- Only events of this key, even if deleted, by id, start of id, email or title:_default' \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(backup)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
':file -- Path of the copy, a new file:_files' \
&& ret=0
;;
(restore-backup)
_arguments "${_arguments_options[@]}" : \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--reason=[Reason for the audit log, 1 to 500 characters]:TEXT:_default' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--dry-run[Print what would happen; change nothing]' \
'-y[Skip the confirmation]' \
'--yes[Skip the confirmation]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
':file -- Path of the backup; it is not changed:_files' \
&& ret=0
;;
(export)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::file -- New file for the export; `-` for standard output (the default except at a terminal):_files' \
&& ret=0
;;
(import)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
':file -- Path of the export; `-` for standard input:_files' \
&& ret=0
;;
(config)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
":: :_keys__subcmd__config_commands" \
"*::: :->config" \
&& ret=0

    case $state in
    (config)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:keys-config-command-$line[1]:"
        case $line[1] in
            (list)
_arguments "${_arguments_options[@]}" : \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(-o --output)--records[Print each record as a block of lines, in full]' \
'--raw[In CSV, do not escape cells that a spreadsheet would run as a formula]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(ls)
_arguments "${_arguments_options[@]}" : \
'-o+[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--output=[Output format]:FORMAT:((table\:"Table fitted to the terminal; on a pipe, one record per line in full"
json\:"One JSON array with every field (for \`show\`, one object)"
jsonl\:"One JSON object per line, with every field"
csv\:"Comma-separated values with a header (RFC 4180, lines end with LF)"
tsv\:"Tab-separated values with a header; tabs, line ends and backslashes as \`\\t\`, \`\\n\`, \`\\r\`, \`\\\\\`"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'(-o --output)--records[Print each record as a block of lines, in full]' \
'--raw[In CSV, do not escape cells that a spreadsheet would run as a formula]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(get)
_arguments "${_arguments_options[@]}" : \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
':key -- Name of the setting, such as list.sort:_default' \
&& ret=0
;;
(set)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--add[Add a condition to those of a view]' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
':key -- Name of the setting, such as list.sort:_default' \
':value -- Value:_default' \
&& ret=0
;;
(unset)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
':key -- Name of the setting, such as list.sort:_default' \
&& ret=0
;;
(path)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help]' \
'--help[Print help]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(edit)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
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
(stats)
_arguments "${_arguments_options[@]}" : \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(status)
_arguments "${_arguments_options[@]}" : \
'-o+[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--output=[Output format]:FORMAT:((text\:"Plain text"
json\:"One JSON object"))' \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
&& ret=0
;;
(completions)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
':shell -- Shell:(bash elvish fish powershell zsh)' \
&& ret=0
;;
(man)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::dir -- Folder for a page per command:_files' \
&& ret=0
;;
(schema)
_arguments "${_arguments_options[@]}" : \
'--store=[Store, a file or a \`postgres\://\` URL \[env\: \`KEYS_STORE\`\] \[default\: \`keys/keys.db\` in the user'\''s data folder\]]:PATH:_files' \
'--as=[Act as this member, by id, start of id, email or name \[env\: \`KEYS_AS\`\]]:MEMBER:_default' \
'--color=[Use colors\: auto, always or never; \`NO_COLOR\` and \`TERM=dumb\` turn them off, too]:WHEN:((auto\:"At a terminal, unless \`NO_COLOR\` is set or \`TERM\` is \`dumb\`"
always\:"Everywhere"
never\:"Nowhere"))' \
'--config=[Configuration file \[env\: \`KEYS_CONFIG\`\] \[default\: \`keys/config.toml\` in the user'\''s configuration folder\]]:PATH:_files' \
'--no-input[Never prompt; fail if a value is missing]' \
'--no-pager[Never start a pager \[env\: \`KEYS_PAGER\`, \`PAGER\`\] \[default\: less\]]' \
'-q[Print only ids, no messages]' \
'--quiet[Print only ids, no messages]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
'::name -- Name of the document:_default' \
&& ret=0
;;
        esac
    ;;
esac
}

(( $+functions[_keys_commands] )) ||
_keys_commands() {
    local commands; commands=(
'init:Create a store with its first administrator' \
'demo:Create a sample store to explore' \
'list:List keys' \
'ls:List keys' \
'create:Create a key and print its secret once' \
'show:Show a key with its resources and grants' \
'info:Show a key with its resources and grants' \
'delete:Delete keys, and transfer or delete their resources' \
'rm:Delete keys, and transfer or delete their resources' \
'prune:Delete keys that expired long ago or were never delivered' \
'update:Change the title, role or expiry of keys' \
'rotate:Replace the secret of a key' \
'revoke:Revoke keys, so that they stop working' \
'restore:Restore revoked keys, so that they work again' \
'member:Manage members and their roles' \
'resource:Manage data sources, projects, layers and tables' \
'acl:Manage permissions on resources' \
'verify:Verify a secret, and check what its key can do' \
'secrets:Find leaked secrets' \
'log:Show the audit log, newest last' \
'check:Check the store for problems' \
'backup:Copy the store to a new file while it is in use' \
'restore-backup:Replace the store by a backup' \
'export:Export the whole store as JSON lines' \
'import:Create a store from an export' \
'config:Show and change the configuration' \
'stats:Count keys by status, expiry, use, role and creator' \
'status:Show the store, the acting member and the configuration' \
'completions:Print shell completions' \
'man:Print the manual page, or write all pages to a folder' \
'schema:Print the JSON Schema of a document' \
    )
    _describe -t commands 'keys commands' commands "$@"
}
(( $+functions[_keys__subcmd__acl_commands] )) ||
_keys__subcmd__acl_commands() {
    local commands; commands=(
'grant:Grant a permission on a resource' \
'revoke:Revoke a permission on a resource' \
'list:List permissions on resources' \
'ls:List permissions on resources' \
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
(( $+functions[_keys__subcmd__config_commands] )) ||
_keys__subcmd__config_commands() {
    local commands; commands=(
'list:List the settings in force, each with its origin' \
'ls:List the settings in force, each with its origin' \
'get:Print a setting' \
'set:Change a setting in the file' \
'unset:Remove a setting from the file' \
'path:Print the path of the configuration file' \
'edit:Edit the file in VISUAL or EDITOR' \
    )
    _describe -t commands 'keys config commands' commands "$@"
}
(( $+functions[_keys__subcmd__config__subcmd__edit_commands] )) ||
_keys__subcmd__config__subcmd__edit_commands() {
    local commands; commands=()
    _describe -t commands 'keys config edit commands' commands "$@"
}
(( $+functions[_keys__subcmd__config__subcmd__get_commands] )) ||
_keys__subcmd__config__subcmd__get_commands() {
    local commands; commands=()
    _describe -t commands 'keys config get commands' commands "$@"
}
(( $+functions[_keys__subcmd__config__subcmd__list_commands] )) ||
_keys__subcmd__config__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'keys config list commands' commands "$@"
}
(( $+functions[_keys__subcmd__config__subcmd__path_commands] )) ||
_keys__subcmd__config__subcmd__path_commands() {
    local commands; commands=()
    _describe -t commands 'keys config path commands' commands "$@"
}
(( $+functions[_keys__subcmd__config__subcmd__set_commands] )) ||
_keys__subcmd__config__subcmd__set_commands() {
    local commands; commands=()
    _describe -t commands 'keys config set commands' commands "$@"
}
(( $+functions[_keys__subcmd__config__subcmd__unset_commands] )) ||
_keys__subcmd__config__subcmd__unset_commands() {
    local commands; commands=()
    _describe -t commands 'keys config unset commands' commands "$@"
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
(( $+functions[_keys__subcmd__export_commands] )) ||
_keys__subcmd__export_commands() {
    local commands; commands=()
    _describe -t commands 'keys export commands' commands "$@"
}
(( $+functions[_keys__subcmd__import_commands] )) ||
_keys__subcmd__import_commands() {
    local commands; commands=()
    _describe -t commands 'keys import commands' commands "$@"
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
'list:List members' \
'ls:List members' \
'show:Show a member with their resources and grants' \
'info:Show a member with their resources and grants' \
'update:Change the name, email or role of a member' \
'remove:Remove a member, and transfer or delete their resources' \
'rm:Remove a member, and transfer or delete their resources' \
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
(( $+functions[_keys__subcmd__prune_commands] )) ||
_keys__subcmd__prune_commands() {
    local commands; commands=()
    _describe -t commands 'keys prune commands' commands "$@"
}
(( $+functions[_keys__subcmd__resource_commands] )) ||
_keys__subcmd__resource_commands() {
    local commands; commands=(
'add:Add a resource' \
'list:List resources' \
'ls:List resources' \
'show:Show a resource with its owners, grants and contents' \
'info:Show a resource with its owners, grants and contents' \
'transfer:Transfer a resource to another owner' \
'remove:Remove a resource and everything that depends on it' \
'rm:Remove a resource and everything that depends on it' \
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
(( $+functions[_keys__subcmd__restore-backup_commands] )) ||
_keys__subcmd__restore-backup_commands() {
    local commands; commands=()
    _describe -t commands 'keys restore-backup commands' commands "$@"
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
(( $+functions[_keys__subcmd__schema_commands] )) ||
_keys__subcmd__schema_commands() {
    local commands; commands=()
    _describe -t commands 'keys schema commands' commands "$@"
}
(( $+functions[_keys__subcmd__secrets_commands] )) ||
_keys__subcmd__secrets_commands() {
    local commands; commands=(
'pattern:Print a pattern and scanner rules that find secrets' \
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
(( $+functions[_keys__subcmd__stats_commands] )) ||
_keys__subcmd__stats_commands() {
    local commands; commands=()
    _describe -t commands 'keys stats commands' commands "$@"
}
(( $+functions[_keys__subcmd__status_commands] )) ||
_keys__subcmd__status_commands() {
    local commands; commands=()
    _describe -t commands 'keys status commands' commands "$@"
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
