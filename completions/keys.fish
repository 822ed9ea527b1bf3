# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_keys_global_optspecs
    string join \n store= as= color= config= no-input no-pager q/quiet h/help V/version
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

complete -c keys -n "__fish_keys_needs_command" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_needs_command" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_needs_command" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_needs_command" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_needs_command" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_needs_command" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_needs_command" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_needs_command" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_needs_command" -f -a "init" -d 'Create a store with its first administrator'
complete -c keys -n "__fish_keys_needs_command" -f -a "demo" -d 'Create a sample store to explore'
complete -c keys -n "__fish_keys_needs_command" -f -a "list" -d 'List keys'
complete -c keys -n "__fish_keys_needs_command" -f -a "ls" -d 'List keys'
complete -c keys -n "__fish_keys_needs_command" -f -a "create" -d 'Create a key and print its secret once'
complete -c keys -n "__fish_keys_needs_command" -f -a "show" -d 'Show a key with its resources and grants'
complete -c keys -n "__fish_keys_needs_command" -f -a "info" -d 'Show a key with its resources and grants'
complete -c keys -n "__fish_keys_needs_command" -f -a "delete" -d 'Delete keys, and transfer or delete their resources'
complete -c keys -n "__fish_keys_needs_command" -f -a "rm" -d 'Delete keys, and transfer or delete their resources'
complete -c keys -n "__fish_keys_needs_command" -f -a "prune" -d 'Delete keys that expired long ago or were never delivered'
complete -c keys -n "__fish_keys_needs_command" -f -a "update" -d 'Change the title, role or expiry of keys'
complete -c keys -n "__fish_keys_needs_command" -f -a "rotate" -d 'Replace the secret of a key'
complete -c keys -n "__fish_keys_needs_command" -f -a "revoke" -d 'Revoke keys, so that they stop working'
complete -c keys -n "__fish_keys_needs_command" -f -a "restore" -d 'Restore revoked keys, so that they work again'
complete -c keys -n "__fish_keys_needs_command" -f -a "member" -d 'Manage members and their roles'
complete -c keys -n "__fish_keys_needs_command" -f -a "resource" -d 'Manage data sources, projects, layers and tables'
complete -c keys -n "__fish_keys_needs_command" -f -a "acl" -d 'Manage permissions on resources'
complete -c keys -n "__fish_keys_needs_command" -f -a "verify" -d 'Verify a secret, and check what its key can do'
complete -c keys -n "__fish_keys_needs_command" -f -a "secrets" -d 'Find leaked secrets'
complete -c keys -n "__fish_keys_needs_command" -f -a "log" -d 'Show the audit log, newest last'
complete -c keys -n "__fish_keys_needs_command" -f -a "check" -d 'Check the store for problems'
complete -c keys -n "__fish_keys_needs_command" -f -a "backup" -d 'Copy the store to a new file while it is in use'
complete -c keys -n "__fish_keys_needs_command" -f -a "restore-backup" -d 'Replace the store by a backup'
complete -c keys -n "__fish_keys_needs_command" -f -a "export" -d 'Export the whole store as JSON lines'
complete -c keys -n "__fish_keys_needs_command" -f -a "import" -d 'Create a store from an export'
complete -c keys -n "__fish_keys_needs_command" -f -a "config" -d 'Show and change the configuration'
complete -c keys -n "__fish_keys_needs_command" -f -a "stats" -d 'Count keys by status, expiry, use, role and creator'
complete -c keys -n "__fish_keys_needs_command" -f -a "status" -d 'Show the store, the acting member and the configuration'
complete -c keys -n "__fish_keys_needs_command" -f -a "completions" -d 'Print shell completions'
complete -c keys -n "__fish_keys_needs_command" -f -a "man" -d 'Print the manual page, or write all pages to a folder'
complete -c keys -n "__fish_keys_needs_command" -f -a "schema" -d 'Print the JSON Schema of a document'
complete -c keys -n "__fish_keys_using_subcommand init" -l organization -d 'Name of the organization' -r
complete -c keys -n "__fish_keys_using_subcommand init" -l name -d 'Name of the first administrator' -r
complete -c keys -n "__fish_keys_using_subcommand init" -l email -d 'Email of the first administrator' -r
complete -c keys -n "__fish_keys_using_subcommand init" -l prefix -d 'Prefix of the organization\'s secrets: a lower-case letter, then 1 to 15 lower-case letters or digits [default: keys; a prompt suggests one made from the organization\'s name]' -r
complete -c keys -n "__fish_keys_using_subcommand init" -l from -d 'Create the store from an export, like `keys import`; `-` for standard input' -r -F
complete -c keys -n "__fish_keys_using_subcommand init" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand init" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand init" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand init" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand init" -l roles -d 'On a PostgreSQL server, also create the database roles `keys_owner`, `keys_admin` and `keys_verifier`'
complete -c keys -n "__fish_keys_using_subcommand init" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand init" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand init" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand init" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand demo" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand demo" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand demo" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand demo" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand demo" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand demo" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand demo" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand demo" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand list" -s s -l sort -d 'Sort by these fields, descending after `-`: role,-created' -r
complete -c keys -n "__fish_keys_using_subcommand list" -s f -l filter -d 'Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives' -r
complete -c keys -n "__fish_keys_using_subcommand list" -s c -l columns -d 'Show these columns, in this order' -r
complete -c keys -n "__fish_keys_using_subcommand list" -l show -d 'Show these columns, too' -r
complete -c keys -n "__fish_keys_using_subcommand list" -l hide -d 'Hide these columns' -r
complete -c keys -n "__fish_keys_using_subcommand list" -s n -l limit -d 'Print at most N rows' -r
complete -c keys -n "__fish_keys_using_subcommand list" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand list" -l view -d 'Use the filter, order and columns of this view of the configuration; --filter adds conditions, --sort and --columns replace those of the view' -r
complete -c keys -n "__fish_keys_using_subcommand list" -l expiring -d 'Only active keys that expire within this time, such as 14d' -r
complete -c keys -n "__fish_keys_using_subcommand list" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand list" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand list" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand list" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand list" -l records -d 'Print each record as a block of lines, in full'
complete -c keys -n "__fish_keys_using_subcommand list" -l raw -d 'In CSV, do not escape cells that a spreadsheet would run as a formula'
complete -c keys -n "__fish_keys_using_subcommand list" -l count -d 'Print only the number of keys that match'
complete -c keys -n "__fish_keys_using_subcommand list" -l exit-status -d 'Exit with status 3 if any keys match, print no table if none do (for cron and CI)'
complete -c keys -n "__fish_keys_using_subcommand list" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand list" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand list" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand list" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand ls" -s s -l sort -d 'Sort by these fields, descending after `-`: role,-created' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -s f -l filter -d 'Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -s c -l columns -d 'Show these columns, in this order' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -l show -d 'Show these columns, too' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -l hide -d 'Hide these columns' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -s n -l limit -d 'Print at most N rows' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand ls" -l view -d 'Use the filter, order and columns of this view of the configuration; --filter adds conditions, --sort and --columns replace those of the view' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -l expiring -d 'Only active keys that expire within this time, such as 14d' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand ls" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand ls" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand ls" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand ls" -l records -d 'Print each record as a block of lines, in full'
complete -c keys -n "__fish_keys_using_subcommand ls" -l raw -d 'In CSV, do not escape cells that a spreadsheet would run as a formula'
complete -c keys -n "__fish_keys_using_subcommand ls" -l count -d 'Print only the number of keys that match'
complete -c keys -n "__fish_keys_using_subcommand ls" -l exit-status -d 'Exit with status 3 if any keys match, print no table if none do (for cron and CI)'
complete -c keys -n "__fish_keys_using_subcommand ls" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand ls" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand ls" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand ls" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand create" -l role -d 'Role: viewer or editor' -r
complete -c keys -n "__fish_keys_using_subcommand create" -l expires -d 'Expiry: 90d, 12h, 6mo, 2030-12-31 or friday (end of that day), RFC 3339, or never' -r
complete -c keys -n "__fish_keys_using_subcommand create" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand create" -l clear-after -d 'With --copy: clear the clipboard after this time, unless it changed; 0 never clears it' -r
complete -c keys -n "__fish_keys_using_subcommand create" -l secret-file -d 'Write the secret to a new file that only you can read' -r -F
complete -c keys -n "__fish_keys_using_subcommand create" -s o -l output -d 'Output format: `text` is the secret alone, `json` the key with its secret' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand create" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand create" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand create" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand create" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand create" -l copy -d 'Copy the secret instead of printing it: to the clipboard, else to tmux, else through the terminal'
complete -c keys -n "__fish_keys_using_subcommand create" -l osc52 -d 'Copy the secret through the terminal (OSC 52); works over SSH'
complete -c keys -n "__fish_keys_using_subcommand create" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand create" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand create" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand create" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand show" -l field -d 'Print only this field: title, id, creator, created, expires, email, role, status, last-used, owns, secret-start' -r
complete -c keys -n "__fish_keys_using_subcommand show" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand show" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand show" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand show" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand show" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand show" -l copy-email -d 'Copy the key\'s email to the clipboard, and print nothing'
complete -c keys -n "__fish_keys_using_subcommand show" -l osc52 -d 'With --copy-email: copy through the terminal (OSC 52); works over SSH'
complete -c keys -n "__fish_keys_using_subcommand show" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand show" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand show" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand show" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand info" -l field -d 'Print only this field: title, id, creator, created, expires, email, role, status, last-used, owns, secret-start' -r
complete -c keys -n "__fish_keys_using_subcommand info" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand info" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand info" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand info" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand info" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand info" -l copy-email -d 'Copy the key\'s email to the clipboard, and print nothing'
complete -c keys -n "__fish_keys_using_subcommand info" -l osc52 -d 'With --copy-email: copy through the terminal (OSC 52); works over SSH'
complete -c keys -n "__fish_keys_using_subcommand info" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand info" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand info" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand info" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand delete" -s f -l filter -d 'All keys that match FIELD OP VALUE, as in `keys list`; shows them and asks for their number' -r
complete -c keys -n "__fish_keys_using_subcommand delete" -l expect -d 'With --filter: change nothing if it matches another number of keys' -r
complete -c keys -n "__fish_keys_using_subcommand delete" -l transfer-to -d 'Transfer owned resources to this member, an editor or administrator' -r
complete -c keys -n "__fish_keys_using_subcommand delete" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand delete" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand delete" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand delete" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand delete" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand delete" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand delete" -l delete-resources -d 'Delete resources without other owners, with their contents; without --yes, asks to type the name'
complete -c keys -n "__fish_keys_using_subcommand delete" -s y -l yes -d 'Skip the confirmation. Does not decide what happens to resources'
complete -c keys -n "__fish_keys_using_subcommand delete" -s n -l dry-run -d 'Show what would happen, and change nothing'
complete -c keys -n "__fish_keys_using_subcommand delete" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand delete" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand delete" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand delete" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand rm" -s f -l filter -d 'All keys that match FIELD OP VALUE, as in `keys list`; shows them and asks for their number' -r
complete -c keys -n "__fish_keys_using_subcommand rm" -l expect -d 'With --filter: change nothing if it matches another number of keys' -r
complete -c keys -n "__fish_keys_using_subcommand rm" -l transfer-to -d 'Transfer owned resources to this member, an editor or administrator' -r
complete -c keys -n "__fish_keys_using_subcommand rm" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand rm" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand rm" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand rm" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand rm" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand rm" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand rm" -l delete-resources -d 'Delete resources without other owners, with their contents; without --yes, asks to type the name'
complete -c keys -n "__fish_keys_using_subcommand rm" -s y -l yes -d 'Skip the confirmation. Does not decide what happens to resources'
complete -c keys -n "__fish_keys_using_subcommand rm" -s n -l dry-run -d 'Show what would happen, and change nothing'
complete -c keys -n "__fish_keys_using_subcommand rm" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand rm" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand rm" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand rm" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand prune" -l older-than -d 'Delete the keys that expired longer ago than this: 90d, 6mo, 1y' -r
complete -c keys -n "__fish_keys_using_subcommand prune" -l transfer-to -d 'Transfer owned resources to this member, an editor or administrator' -r
complete -c keys -n "__fish_keys_using_subcommand prune" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand prune" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand prune" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand prune" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand prune" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand prune" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand prune" -l unconfirmed -d 'Delete the keys whose secret was not confirmed in time'
complete -c keys -n "__fish_keys_using_subcommand prune" -l delete-resources -d 'Delete resources without other owners, with their contents; without --yes, asks to type the name'
complete -c keys -n "__fish_keys_using_subcommand prune" -s y -l yes -d 'Skip the confirmation. Does not decide what happens to resources'
complete -c keys -n "__fish_keys_using_subcommand prune" -s n -l dry-run -d 'Show what would happen, and change nothing'
complete -c keys -n "__fish_keys_using_subcommand prune" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand prune" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand prune" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand prune" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand prune" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand update" -s f -l filter -d 'All keys that match FIELD OP VALUE, as in `keys list`; shows them and asks for their number' -r
complete -c keys -n "__fish_keys_using_subcommand update" -l expect -d 'With --filter: change nothing if it matches another number of keys' -r
complete -c keys -n "__fish_keys_using_subcommand update" -l title -d 'New title (one key only)' -r
complete -c keys -n "__fish_keys_using_subcommand update" -l role -d 'New role: viewer or editor' -r
complete -c keys -n "__fish_keys_using_subcommand update" -l expires -d 'New expiry: 90d, 12h, 6mo, 2030-12-31 or friday (end of that day), RFC 3339, or never' -r
complete -c keys -n "__fish_keys_using_subcommand update" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand update" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand update" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand update" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand update" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand update" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand update" -s y -l yes -d 'With --filter: skip the question; needs --expect'
complete -c keys -n "__fish_keys_using_subcommand update" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand update" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand update" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand update" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand rotate" -l grace -d 'Time for which the old secret keeps working: 24h, 30min, 2d' -r
complete -c keys -n "__fish_keys_using_subcommand rotate" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand rotate" -l clear-after -d 'With --copy: clear the clipboard after this time, unless it changed; 0 never clears it' -r
complete -c keys -n "__fish_keys_using_subcommand rotate" -l secret-file -d 'Write the secret to a new file that only you can read' -r -F
complete -c keys -n "__fish_keys_using_subcommand rotate" -s o -l output -d 'Output format: `text` is the secret alone, `json` the key with its secret' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand rotate" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand rotate" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand rotate" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand rotate" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand rotate" -l copy -d 'Copy the secret instead of printing it: to the clipboard, else to tmux, else through the terminal'
complete -c keys -n "__fish_keys_using_subcommand rotate" -l osc52 -d 'Copy the secret through the terminal (OSC 52); works over SSH'
complete -c keys -n "__fish_keys_using_subcommand rotate" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand rotate" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand rotate" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand rotate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand rotate" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand revoke" -s f -l filter -d 'All keys that match FIELD OP VALUE, as in `keys list`; shows them and asks for their number' -r
complete -c keys -n "__fish_keys_using_subcommand revoke" -l expect -d 'With --filter: change nothing if it matches another number of keys' -r
complete -c keys -n "__fish_keys_using_subcommand revoke" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand revoke" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand revoke" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand revoke" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand revoke" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand revoke" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand revoke" -s y -l yes -d 'With --filter: skip the question; needs --expect'
complete -c keys -n "__fish_keys_using_subcommand revoke" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand revoke" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand revoke" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand revoke" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand restore" -s f -l filter -d 'All keys that match FIELD OP VALUE, as in `keys list`; shows them and asks for their number' -r
complete -c keys -n "__fish_keys_using_subcommand restore" -l expect -d 'With --filter: change nothing if it matches another number of keys' -r
complete -c keys -n "__fish_keys_using_subcommand restore" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand restore" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand restore" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand restore" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand restore" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand restore" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand restore" -s y -l yes -d 'With --filter: skip the question; needs --expect'
complete -c keys -n "__fish_keys_using_subcommand restore" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand restore" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand restore" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand restore" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "add" -d 'Add a member'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "list" -d 'List members'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "ls" -d 'List members'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "show" -d 'Show a member with their resources and grants'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "info" -d 'Show a member with their resources and grants'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "update" -d 'Change the name, email or role of a member'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "remove" -d 'Remove a member, and transfer or delete their resources'
complete -c keys -n "__fish_keys_using_subcommand member; and not __fish_seen_subcommand_from add list ls show info update remove rm" -f -a "rm" -d 'Remove a member, and transfer or delete their resources'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l name -d 'Name, 1 to 100 characters' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l email -d 'Email' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l role -d 'Role: viewer, editor or administrator' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from add" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s s -l sort -d 'Sort by these fields, descending after `-`: role,-created' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s f -l filter -d 'Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s c -l columns -d 'Show these columns, in this order' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l show -d 'Show these columns, too' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l hide -d 'Hide these columns' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s n -l limit -d 'Print at most N rows' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l records -d 'Print each record as a block of lines, in full'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l raw -d 'In CSV, do not escape cells that a spreadsheet would run as a formula'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s s -l sort -d 'Sort by these fields, descending after `-`: role,-created' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s f -l filter -d 'Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s c -l columns -d 'Show these columns, in this order' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l show -d 'Show these columns, too' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l hide -d 'Hide these columns' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s n -l limit -d 'Print at most N rows' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l records -d 'Print each record as a block of lines, in full'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l raw -d 'In CSV, do not escape cells that a spreadsheet would run as a formula'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from ls" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from info" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l name -d 'New name' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l email -d 'New email' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l role -d 'New role: viewer, editor or administrator' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l transfer-to -d 'Transfer owned resources to this member, an editor or administrator' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l delete-resources -d 'Delete resources without other owners, with their contents; without --yes, asks to type the name'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Skip the confirmation. Does not decide what happens to resources'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -s n -l dry-run -d 'Show what would happen, and change nothing'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from remove" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l transfer-to -d 'Transfer owned resources to this member, an editor or administrator' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l delete-resources -d 'Delete resources without other owners, with their contents; without --yes, asks to type the name'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Skip the confirmation. Does not decide what happens to resources'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -s n -l dry-run -d 'Show what would happen, and change nothing'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand member; and __fish_seen_subcommand_from rm" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "add" -d 'Add a resource'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "list" -d 'List resources'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "ls" -d 'List resources'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "show" -d 'Show a resource with its owners, grants and contents'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "info" -d 'Show a resource with its owners, grants and contents'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "transfer" -d 'Transfer a resource to another owner'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "remove" -d 'Remove a resource and everything that depends on it'
complete -c keys -n "__fish_keys_using_subcommand resource; and not __fish_seen_subcommand_from add list ls show info transfer remove rm" -f -a "rm" -d 'Remove a resource and everything that depends on it'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l owner -d 'Owner, a member or key [default: the acting member]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l project -d 'Project of a layer or table' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l source -d 'Data source of a layer or table' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from add" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s s -l sort -d 'Sort by these fields, descending after `-`: role,-created' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s f -l filter -d 'Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s c -l columns -d 'Show these columns, in this order' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l show -d 'Show these columns, too' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l hide -d 'Hide these columns' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s n -l limit -d 'Print at most N rows' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l records -d 'Print each record as a block of lines, in full'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l raw -d 'In CSV, do not escape cells that a spreadsheet would run as a formula'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s s -l sort -d 'Sort by these fields, descending after `-`: role,-created' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s f -l filter -d 'Only rows that match FIELD OP VALUE, with = != ~ !~ < <= > >=; commas separate alternatives' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s c -l columns -d 'Show these columns, in this order' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l show -d 'Show these columns, too' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l hide -d 'Hide these columns' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s n -l limit -d 'Print at most N rows' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l records -d 'Print each record as a block of lines, in full'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l raw -d 'In CSV, do not escape cells that a spreadsheet would run as a formula'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from ls" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from info" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l to -d 'New owner: an editor (member or key) or an administrator' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l from -d 'Replace only this owner' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from transfer" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Skip the confirmation'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -s n -l dry-run -d 'Show what would happen, and change nothing'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from remove" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Skip the confirmation'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -s n -l dry-run -d 'Show what would happen, and change nothing'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand resource; and __fish_seen_subcommand_from rm" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -f -a "grant" -d 'Grant a permission on a resource'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -f -a "revoke" -d 'Revoke a permission on a resource'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -f -a "list" -d 'List permissions on resources'
complete -c keys -n "__fish_keys_using_subcommand acl; and not __fish_seen_subcommand_from grant revoke list ls" -f -a "ls" -d 'List permissions on resources'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from grant" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from revoke" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l principal -d 'Only grants to this member, key or `everyone`' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l resource -d 'Only grants on this resource' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l permission -d 'Only this permission: view, modify or owner' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l records -d 'Print each record as a block of lines, in full'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l raw -d 'In CSV, do not escape cells that a spreadsheet would run as a formula'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l principal -d 'Only grants to this member, key or `everyone`' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l resource -d 'Only grants on this resource' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l permission -d 'Only this permission: view, modify or owner' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l records -d 'Print each record as a block of lines, in full'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l raw -d 'In CSV, do not escape cells that a spreadsheet would run as a formula'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand acl; and __fish_seen_subcommand_from ls" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand verify" -l role -d 'Require at least this role' -r
complete -c keys -n "__fish_keys_using_subcommand verify" -l resource -d 'Require a permission on this resource, by id, start of id, name or project/name' -r
complete -c keys -n "__fish_keys_using_subcommand verify" -l permission -d 'Permission to require on the resource: view, modify or owner' -r
complete -c keys -n "__fish_keys_using_subcommand verify" -s o -l output -d 'Output format [default: text, or json with --batch]' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand verify" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand verify" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand verify" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand verify" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand verify" -l batch -d 'Read one secret per line, and print one answer per line: JSON, or with -o text `valid` or the reason'
complete -c keys -n "__fish_keys_using_subcommand verify" -l no-record -d 'Do not record that the key was used (a forbidden request is a use, too)'
complete -c keys -n "__fish_keys_using_subcommand verify" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand verify" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand verify" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand verify" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -s h -l help -d 'Print help'
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand secrets; and not __fish_seen_subcommand_from pattern" -f -a "pattern" -d 'Print a pattern and scanner rules that find secrets'
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -l for -d 'Print only the file for this scanner' -r -f -a "regex\t'Regular expression'
gitleaks\t'Configuration for gitleaks, in TOML'
trufflehog\t'Custom detector for trufflehog, in YAML'"
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand secrets; and __fish_seen_subcommand_from pattern" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand log" -l since -d 'Only events at or after this time: -7d, 2026-01-01' -r
complete -c keys -n "__fish_keys_using_subcommand log" -l until -d 'Only events before this time, or until the end of this day: 2026-01-31' -r
complete -c keys -n "__fish_keys_using_subcommand log" -l actor -d 'Only changes made by this member' -r
complete -c keys -n "__fish_keys_using_subcommand log" -l action -d 'Only this action (key.created), or all actions on a noun (key)' -r
complete -c keys -n "__fish_keys_using_subcommand log" -s n -l limit -d 'Only the newest N events' -r
complete -c keys -n "__fish_keys_using_subcommand log" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand log" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand log" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand log" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand log" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand log" -l verify -d 'Check that no event was altered, removed or moved; exit with status 3 if one was'
complete -c keys -n "__fish_keys_using_subcommand log" -l records -d 'Print each record as a block of lines, in full'
complete -c keys -n "__fish_keys_using_subcommand log" -l raw -d 'In CSV, do not escape cells that a spreadsheet would run as a formula'
complete -c keys -n "__fish_keys_using_subcommand log" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand log" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand log" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand log" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand check" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand check" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand check" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand check" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand check" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand check" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand check" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand check" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand check" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand backup" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand backup" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand backup" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand backup" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand backup" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand backup" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand backup" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand backup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand backup" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand restore-backup" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand restore-backup" -l reason -d 'Reason for the audit log, 1 to 500 characters' -r
complete -c keys -n "__fish_keys_using_subcommand restore-backup" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand restore-backup" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand restore-backup" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand restore-backup" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand restore-backup" -l dry-run -d 'Print what would happen; change nothing'
complete -c keys -n "__fish_keys_using_subcommand restore-backup" -s y -l yes -d 'Skip the confirmation'
complete -c keys -n "__fish_keys_using_subcommand restore-backup" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand restore-backup" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand restore-backup" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand restore-backup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand restore-backup" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand export" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand export" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand export" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand export" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand export" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand export" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand export" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand export" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand import" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand import" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand import" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand import" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand import" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand import" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand import" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand import" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -f -a "list" -d 'List the settings in force, each with its origin'
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -f -a "ls" -d 'List the settings in force, each with its origin'
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -f -a "get" -d 'Print a setting'
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -f -a "set" -d 'Change a setting in the file'
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -f -a "unset" -d 'Remove a setting from the file'
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -f -a "path" -d 'Print the path of the configuration file'
complete -c keys -n "__fish_keys_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset path edit" -f -a "edit" -d 'Edit the file in VISUAL or EDITOR'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from list" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from list" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from list" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from list" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from list" -l records -d 'Print each record as a block of lines, in full'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from list" -l raw -d 'In CSV, do not escape cells that a spreadsheet would run as a formula'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from list" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from list" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from ls" -s o -l output -d 'Output format' -r -f -a "table\t'Table fitted to the terminal; on a pipe, one record per line in full'
json\t'One JSON array with every field (for `show`, one object)'
jsonl\t'One JSON object per line, with every field'
csv\t'Comma-separated values with a header (RFC 4180, lines end with LF)'
tsv\t'Tab-separated values with a header; tabs, line ends and backslashes as `\\t`, `\\n`, `\\r`, `\\\\`'"
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from ls" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from ls" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from ls" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from ls" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from ls" -l records -d 'Print each record as a block of lines, in full'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from ls" -l raw -d 'In CSV, do not escape cells that a spreadsheet would run as a formula'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from ls" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from ls" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from ls" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from get" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from get" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from get" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from get" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from get" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from get" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from get" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from get" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from set" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from set" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from set" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from set" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from set" -l add -d 'Add a condition to those of a view'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from set" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from set" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from set" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from unset" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from unset" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from unset" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from unset" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from unset" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from unset" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from unset" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from unset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from unset" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from path" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from path" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from path" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from path" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from path" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from path" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from edit" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from edit" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from edit" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from edit" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from edit" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from edit" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand config; and __fish_seen_subcommand_from edit" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand stats" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand stats" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand stats" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand stats" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand stats" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand stats" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand stats" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand stats" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand stats" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand status" -s o -l output -d 'Output format' -r -f -a "text\t'Plain text'
json\t'One JSON object'"
complete -c keys -n "__fish_keys_using_subcommand status" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand status" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand status" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand status" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand status" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand status" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand status" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand status" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand completions" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand completions" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand completions" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand completions" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand completions" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand completions" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand completions" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand completions" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand man" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand man" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand man" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand man" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand man" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand man" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand man" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand man" -s V -l version -d 'Print version'
complete -c keys -n "__fish_keys_using_subcommand schema" -l store -d 'Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user\'s data folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand schema" -l as -d 'Act as this member, by id, start of id, email or name [env: `KEYS_AS`]' -r
complete -c keys -n "__fish_keys_using_subcommand schema" -l color -d 'Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`'
always\t'Everywhere'
never\t'Nowhere'"
complete -c keys -n "__fish_keys_using_subcommand schema" -l config -d 'Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user\'s configuration folder]' -r -F
complete -c keys -n "__fish_keys_using_subcommand schema" -l no-input -d 'Never prompt; fail if a value is missing'
complete -c keys -n "__fish_keys_using_subcommand schema" -l no-pager -d 'Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]'
complete -c keys -n "__fish_keys_using_subcommand schema" -s q -l quiet -d 'Print only ids, no messages'
complete -c keys -n "__fish_keys_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c keys -n "__fish_keys_using_subcommand schema" -s V -l version -d 'Print version'
