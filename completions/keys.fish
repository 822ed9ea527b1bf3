# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_keys_global_optspecs
    string join \n store= as= color= no-input q/quiet h/help V/version
end

function __fish_keys_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_keys_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_keys_using_subcommand
    set -l cmd (__fish_keys_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c keys -n "__fish_keys_needs_command" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_needs_command" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_needs_command" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_needs_command" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_needs_command" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_needs_command" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_needs_command" -f -a "init" -d 'Make a store: the organization and its first administrator'
complete -c keys -n "__fish_keys_needs_command" -f -a "demo" -d 'Make a sample store and look around in it'
complete -c keys -n "__fish_keys_needs_command" -f -a "list" -d 'List keys in a table'
complete -c keys -n "__fish_keys_needs_command" -f -a "ls" -d 'List keys in a table'
complete -c keys -n "__fish_keys_needs_command" -f -a "create" -d 'Create a key and get its secret, once'
complete -c keys -n "__fish_keys_needs_command" -f -a "show" -d 'Show a key: who created it, its role, email and expiry, what it owns, its grants'
complete -c keys -n "__fish_keys_needs_command" -f -a "info" -d 'Show a key: who created it, its role, email and expiry, what it owns, its grants'
complete -c keys -n "__fish_keys_needs_command" -f -a "delete" -d 'Delete keys, and decide what becomes of the resources that they own'
complete -c keys -n "__fish_keys_needs_command" -f -a "rm" -d 'Delete keys, and decide what becomes of the resources that they own'
complete -c keys -n "__fish_keys_needs_command" -f -a "update" -d 'Change keys\' title, role or expiry'
complete -c keys -n "__fish_keys_needs_command" -f -a "rotate" -d 'Give a key a new secret; its identity, grants and resources stay'
complete -c keys -n "__fish_keys_needs_command" -f -a "revoke" -d 'Stop keys working, without losing anything'
complete -c keys -n "__fish_keys_needs_command" -f -a "restore" -d 'Let revoked keys work again'
complete -c keys -n "__fish_keys_needs_command" -f -a "member" -d 'Administer the members: the people who administer keys and own resources'
complete -c keys -n "__fish_keys_needs_command" -f -a "resource" -d 'Administer the resources: data sources, projects, layers and tables'
complete -c keys -n "__fish_keys_needs_command" -f -a "acl" -d 'Administer the grants: who may view, modify or own which resource'
complete -c keys -n "__fish_keys_needs_command" -f -a "verify" -d 'Verify a secret: whose it is, and whether it may do something'
complete -c keys -n "__fish_keys_needs_command" -f -a "secrets" -d 'Find secrets that have leaked'
complete -c keys -n "__fish_keys_needs_command" -f -a "log" -d 'Show the audit log, newest last'
complete -c keys -n "__fish_keys_needs_command" -f -a "check" -d 'Check that the store is sound, and say what to do about each finding'
complete -c keys -n "__fish_keys_needs_command" -f -a "backup" -d 'Copy the store into a new file, while others go on using it'
complete -c keys -n "__fish_keys_needs_command" -f -a "completions" -d 'Print the completions for a shell'
complete -c keys -n "__fish_keys_needs_command" -f -a "man" -d 'Print the manual page, or write all pages into a folder'
complete -c keys -n "__fish_keys_using_subcommand init" -l organization -d 'The organization\'s name' -r
complete -c keys -n "__fish_keys_using_subcommand init" -l name -d 'The first administrator\'s name' -r
complete -c keys -n "__fish_keys_using_subcommand init" -l email -d 'The first administrator\'s email address' -r
complete -c keys -n "__fish_keys_using_subcommand init" -l prefix -d 'What the organization\'s secrets begin with: a lower-case letter, then 1 to 15 more letters or digits' -r
complete -c keys -n "__fish_keys_using_subcommand init" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand init" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand init" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand init" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand init" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand init" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand demo" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand demo" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand demo" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand demo" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand demo" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand demo" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand list" -s s -l sort -d 'Sort by these fields, `-` for the greatest first: role,-created' -r
complete -c keys -n "__fish_keys_using_subcommand list" -s f -l filter -d 'Only rows for which this holds: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives' -r
complete -c keys -n "__fish_keys_using_subcommand list" -s c -l columns -d 'These columns, in this order' -r
complete -c keys -n "__fish_keys_using_subcommand list" -l show -d 'These columns as well' -r
complete -c keys -n "__fish_keys_using_subcommand list" -l hide -d 'Not these columns' -r
complete -c keys -n "__fish_keys_using_subcommand list" -s n -l limit -d 'At most so many rows' -r
complete -c keys -n "__fish_keys_using_subcommand list" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand list" -l expiring -d 'Only active keys that end within this time: 14d' -r
complete -c keys -n "__fish_keys_using_subcommand list" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand list" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand list" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand list" -l raw -d 'In csv, leave cells as they are that a spreadsheet would take for a formula'
complete -c keys -n "__fish_keys_using_subcommand list" -l exit-status -d 'End with status 3 when there are any keys to list, and print no table when there are none: for cron and CI'
complete -c keys -n "__fish_keys_using_subcommand list" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand list" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand list" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand ls" -s s -l sort -d 'Sort by these fields, `-` for the greatest first: role,-created' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -s f -l filter -d 'Only rows for which this holds: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -s c -l columns -d 'These columns, in this order' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -l show -d 'These columns as well' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -l hide -d 'Not these columns' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -s n -l limit -d 'At most so many rows' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand ls" -l expiring -d 'Only active keys that end within this time: 14d' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand ls" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand ls" -l raw -d 'In csv, leave cells as they are that a spreadsheet would take for a formula'
complete -c keys -n "__fish_keys_using_subcommand ls" -l exit-status -d 'End with status 3 when there are any keys to list, and print no table when there are none: for cron and CI'
complete -c keys -n "__fish_keys_using_subcommand ls" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand ls" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand ls" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand create" -l role -d 'What it may do: viewer or editor' -r
complete -c keys -n "__fish_keys_using_subcommand create" -l expires -d 'When it ends: 90d, 12h, 6mo, 2030-12-31 (the end of that day), RFC 3339, or never' -r
complete -c keys -n "__fish_keys_using_subcommand create" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand create" -l clear-after -d 'With --copy: clear the clipboard after this time unless something else was copied; 0 for never' -r
complete -c keys -n "__fish_keys_using_subcommand create" -l secret-file -d 'Write the secret into this file, which must be new and is readable by you alone' -r -F
complete -c keys -n "__fish_keys_using_subcommand create" -s o -l output -d 'How to print: `text` is the secret alone, `json` the key with its secret' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand create" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand create" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand create" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand create" -l copy -d 'Put the secret on the clipboard, and nowhere else'
complete -c keys -n "__fish_keys_using_subcommand create" -l osc52 -d 'Ask the terminal to put the secret on the clipboard (OSC 52), which also works over SSH'
complete -c keys -n "__fish_keys_using_subcommand create" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand create" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand create" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand show" -l field -d 'Print this field alone: title, id, creator, created, expires, role, email, status, last-used, owns, secret' -r
complete -c keys -n "__fish_keys_using_subcommand show" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand show" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand show" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand show" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand show" -l copy-email -d 'Put the key\'s email address on the clipboard, and print nothing'
complete -c keys -n "__fish_keys_using_subcommand show" -l osc52 -d 'With --copy-email: ask the terminal to copy (OSC 52), which also works over SSH'
complete -c keys -n "__fish_keys_using_subcommand show" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand show" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand show" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand info" -l field -d 'Print this field alone: title, id, creator, created, expires, role, email, status, last-used, owns, secret' -r
complete -c keys -n "__fish_keys_using_subcommand info" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand info" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand info" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand info" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand info" -l copy-email -d 'Put the key\'s email address on the clipboard, and print nothing'
complete -c keys -n "__fish_keys_using_subcommand info" -l osc52 -d 'With --copy-email: ask the terminal to copy (OSC 52), which also works over SSH'
complete -c keys -n "__fish_keys_using_subcommand info" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand info" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand info" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand delete" -l transfer-to -d 'Hand what is owned to this member, who must be an editor or an administrator' -r
complete -c keys -n "__fish_keys_using_subcommand delete" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand delete" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand delete" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand delete" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand delete" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand delete" -l delete-resources -d 'Delete what nobody else owns, with all that it takes along; without --yes, the name of who goes is typed out'
complete -c keys -n "__fish_keys_using_subcommand delete" -s y -l yes -d 'Do not ask whether it is meant; this decides nothing about resources'
complete -c keys -n "__fish_keys_using_subcommand delete" -s n -l dry-run -d 'Only show what would happen'
complete -c keys -n "__fish_keys_using_subcommand delete" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand delete" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand delete" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand rm" -l transfer-to -d 'Hand what is owned to this member, who must be an editor or an administrator' -r
complete -c keys -n "__fish_keys_using_subcommand rm" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand rm" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand rm" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand rm" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand rm" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand rm" -l delete-resources -d 'Delete what nobody else owns, with all that it takes along; without --yes, the name of who goes is typed out'
complete -c keys -n "__fish_keys_using_subcommand rm" -s y -l yes -d 'Do not ask whether it is meant; this decides nothing about resources'
complete -c keys -n "__fish_keys_using_subcommand rm" -s n -l dry-run -d 'Only show what would happen'
complete -c keys -n "__fish_keys_using_subcommand rm" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand rm" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand rm" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand update" -l title -d 'A new title, for one key' -r
complete -c keys -n "__fish_keys_using_subcommand update" -l role -d 'A new role: viewer or editor' -r
complete -c keys -n "__fish_keys_using_subcommand update" -l expires -d 'A new end: 90d, 12h, 6mo, 2030-12-31 (the end of that day), RFC 3339, or never' -r
complete -c keys -n "__fish_keys_using_subcommand update" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand update" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand update" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand update" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand update" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand update" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand update" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand update" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand rotate" -l grace -d 'How long the secret that it has stays good: 24h, 30min, 2d' -r
complete -c keys -n "__fish_keys_using_subcommand rotate" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand rotate" -l clear-after -d 'With --copy: clear the clipboard after this time unless something else was copied; 0 for never' -r
complete -c keys -n "__fish_keys_using_subcommand rotate" -l secret-file -d 'Write the secret into this file, which must be new and is readable by you alone' -r -F
complete -c keys -n "__fish_keys_using_subcommand rotate" -s o -l output -d 'How to print: `text` is the secret alone, `json` the key with its secret' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand rotate" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand rotate" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand rotate" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand rotate" -l copy -d 'Put the secret on the clipboard, and nowhere else'
complete -c keys -n "__fish_keys_using_subcommand rotate" -l osc52 -d 'Ask the terminal to put the secret on the clipboard (OSC 52), which also works over SSH'
complete -c keys -n "__fish_keys_using_subcommand rotate" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand rotate" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand rotate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand rotate" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand revoke" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand revoke" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand revoke" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand revoke" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand revoke" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand revoke" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand revoke" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand revoke" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand restore" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand restore" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand restore" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand restore" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand restore" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand restore" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand restore" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand restore" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "add" -d 'Add a member'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "list" -d 'List members in a table'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "ls" -d 'List members in a table'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "show" -d 'Show a member: their email and role, what they own, their grants'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "info" -d 'Show a member: their email and role, what they own, their grants'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "update" -d 'Change a member\'s name, email address or role'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "remove" -d 'Remove a member, and decide what becomes of the resources that they own'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "rm" -d 'Remove a member, and decide what becomes of the resources that they own'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l name -d 'Their name' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l email -d 'Their email address' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l role -d 'What they may do: viewer, editor or administrator' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s s -l sort -d 'Sort by these fields, `-` for the greatest first: role,-created' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s f -l filter -d 'Only rows for which this holds: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s c -l columns -d 'These columns, in this order' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l show -d 'These columns as well' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l hide -d 'Not these columns' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s n -l limit -d 'At most so many rows' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l raw -d 'In csv, leave cells as they are that a spreadsheet would take for a formula'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s s -l sort -d 'Sort by these fields, `-` for the greatest first: role,-created' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s f -l filter -d 'Only rows for which this holds: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s c -l columns -d 'These columns, in this order' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l show -d 'These columns as well' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l hide -d 'Not these columns' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s n -l limit -d 'At most so many rows' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l raw -d 'In csv, leave cells as they are that a spreadsheet would take for a formula'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l name -d 'Their new name' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l email -d 'Their new email address' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l role -d 'Their new role: viewer, editor or administrator' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l transfer-to -d 'Hand what is owned to this member, who must be an editor or an administrator' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l delete-resources -d 'Delete what nobody else owns, with all that it takes along; without --yes, the name of who goes is typed out'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Do not ask whether it is meant; this decides nothing about resources'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -s n -l dry-run -d 'Only show what would happen'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l transfer-to -d 'Hand what is owned to this member, who must be an editor or an administrator' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l delete-resources -d 'Delete what nobody else owns, with all that it takes along; without --yes, the name of who goes is typed out'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Do not ask whether it is meant; this decides nothing about resources'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -s n -l dry-run -d 'Only show what would happen'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "add" -d 'Add a resource'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "list" -d 'List resources in a table'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "ls" -d 'List resources in a table'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "show" -d 'Show a resource: its owners, its grants, and what stands in it or draws on it'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "info" -d 'Show a resource: its owners, its grants, and what stands in it or draws on it'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "transfer" -d 'Hand a resource over to another owner'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "remove" -d 'Remove a resource, with all that stands in it or draws on it'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "rm" -d 'Remove a resource, with all that stands in it or draws on it'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l owner -d 'Who is to own it, a member or a key [default: the acting member]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l project -d 'The project that a layer or table stands in' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l source -d 'The data source that a layer or table draws on' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s s -l sort -d 'Sort by these fields, `-` for the greatest first: role,-created' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s f -l filter -d 'Only rows for which this holds: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s c -l columns -d 'These columns, in this order' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l show -d 'These columns as well' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l hide -d 'Not these columns' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s n -l limit -d 'At most so many rows' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l raw -d 'In csv, leave cells as they are that a spreadsheet would take for a formula'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s s -l sort -d 'Sort by these fields, `-` for the greatest first: role,-created' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s f -l filter -d 'Only rows for which this holds: FIELD OP VALUE with = != ~ !~ < <= > >=; commas are alternatives' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s c -l columns -d 'These columns, in this order' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l show -d 'These columns as well' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l hide -d 'Not these columns' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s n -l limit -d 'At most so many rows' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l raw -d 'In csv, leave cells as they are that a spreadsheet would take for a formula'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l to -d 'Who is to own it: a member or a key that is an editor, or an administrator' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l from -d 'Take the place of this owner alone' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Do not ask whether it is meant'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -s n -l dry-run -d 'Only show what would go'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Do not ask whether it is meant'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -s n -l dry-run -d 'Only show what would go'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -f -a "grant" -d 'Grant a permission on a resource, in place of the one held before'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -f -a "revoke" -d 'Take away what somebody may do with a resource'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -f -a "list" -d 'List grants in a table: who may do what with which resource'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -f -a "ls" -d 'List grants in a table: who may do what with which resource'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -s o -l output -d 'How to tell what was done' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -l reason -d 'Why, for the log: 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l principal -d 'Only what this member, this key or everyone holds' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l resource -d 'Only what is held on this resource' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l permission -d 'Only this permission: view, modify or owner' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l raw -d 'In csv, leave cells as they are that a spreadsheet would take for a formula'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l principal -d 'Only what this member, this key or everyone holds' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l resource -d 'Only what is held on this resource' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l permission -d 'Only this permission: view, modify or owner' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l raw -d 'In csv, leave cells as they are that a spreadsheet would take for a formula'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand verify" -l role -d 'Also ask whether the key has at least this role' -r
complete -c keys -n "__fish_keys_using_subcommand verify" -l resource -d 'Also ask whether the key may do something with this resource: id, start of it, name or project/name' -r
complete -c keys -n "__fish_keys_using_subcommand verify" -l permission -d 'What it is to be allowed: view, modify or owner' -r
complete -c keys -n "__fish_keys_using_subcommand verify" -s o -l output -d 'The format: text unless said otherwise, with --batch json' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand verify" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand verify" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand verify" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand verify" -l batch -d 'Read many secrets, a line each, and answer a line each, in order: JSON, or with -o text `valid` or the reason'
complete -c keys -n "__fish_keys_using_subcommand verify" -l no-record -d 'Do not note that the key was used; asking for what it may not do is a use, too'
complete -c keys -n "__fish_keys_using_subcommand verify" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand verify" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand verify" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -s h -l help -d 'Print help'
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -f -a "pattern" -d 'Print the pattern of this organization\'s secrets, with rules for gitleaks and trufflehog'
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -l for -d 'Print this one alone, ready to be used' -r -f -a "regex\t'The bare regular expression'
gitleaks\t'A rule for gitleaks, in TOML'
trufflehog\t'A custom detector for trufflehog, in YAML'"
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand log" -l since -d 'Only events from this time on: -7d, 2026-01-01' -r
complete -c keys -n "__fish_keys_using_subcommand log" -l until -d 'Only events before this time' -r
complete -c keys -n "__fish_keys_using_subcommand log" -l actor -d 'Only what this member did' -r
complete -c keys -n "__fish_keys_using_subcommand log" -l action -d 'Only this action, as key.created, or all of a noun, as key' -r
complete -c keys -n "__fish_keys_using_subcommand log" -s n -l limit -d 'Only the newest N' -r
complete -c keys -n "__fish_keys_using_subcommand log" -s o -l output -d 'The format' -r -f -a "table\t'For people: fitted to the terminal; on a pipe one record a line, nothing cut'
json\t'One JSON array with every field; one object where one thing is shown'
jsonl\t'One JSON object a line with every field'
csv\t'Comma-separated values (RFC 4180, but each line ends with a line feed) with a header'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand log" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand log" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand log" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand log" -l verify -d 'Check that no event was altered, removed or moved; status 3 if one was'
complete -c keys -n "__fish_keys_using_subcommand log" -l raw -d 'In csv, leave cells as they are that a spreadsheet would take for a formula'
complete -c keys -n "__fish_keys_using_subcommand log" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand log" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand log" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand check" -s o -l output -d 'How to tell what was found' -r -f -a "text\t'In words'
json\t'As one JSON object'"
complete -c keys -n "__fish_keys_using_subcommand check" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand check" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand check" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand check" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand check" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand check" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand backup" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand backup" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand backup" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand backup" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand backup" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand backup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand backup" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand completions" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand completions" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand completions" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand completions" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand completions" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand completions" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand man" -l store -d 'The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand man" -l as -d 'Act as this member, by id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand man" -l color -d 'Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand man" -l no-input -d 'Ask nothing: what is missing is an error'
complete -c keys -n "__fish_keys_using_subcommand man" -s q -l quiet -d 'Say nothing on the side; tables of keys, members and resources are ids alone'
complete -c keys -n "__fish_keys_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand man" -s V -l version -d 'Print version'
