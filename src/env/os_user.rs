//! The operating system's user.

use nix::unistd::{Uid, User};

/// Returns the name of the user who runs the program, or `uid 1234` for one without a name.
pub(super) fn os_user() -> String {
    let id = Uid::current();
    // Through the system's user database: LDAP and SSSD users are not in `/etc/passwd`.
    match User::from_uid(id) {
        Ok(Some(user)) => user.name,
        _ => format!("uid {id}"),
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    #[test]
    fn os_user_is_the_name_that_id_prints() {
        let printed = Command::new("id").arg("-un").output().unwrap();
        assert_eq!(super::os_user(), String::from_utf8(printed.stdout).unwrap().trim());
    }
}
