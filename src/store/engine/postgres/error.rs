//! The kinds of errors that a server reports.

use std::error::Error as StdError;
use std::io;

use postgres::error::SqlState;

use super::url::reason;
use crate::error::{Error, ServerError, StoreError};

/// The server and the login of a connection, for messages.
pub struct Target {
    /// The hosts and ports.
    pub place: String,
    pub database: String,
    pub user: String,
}

/// Converts the error of a connection that was not made.
pub fn unconnected(error: &postgres::Error, target: &Target) -> Error {
    let place = target.place.clone();
    let reason = reason(error);
    if let Some(answer) = error.as_db_error() {
        let message = answer.message().to_owned();
        let code = answer.code();
        return if *code == SqlState::INVALID_CATALOG_NAME {
            ServerError::NoDatabase { name: target.database.clone() }.into()
        } else if [SqlState::INVALID_PASSWORD, SqlState::INVALID_AUTHORIZATION_SPECIFICATION].contains(code) {
            login(target, message)
        } else {
            ServerError::NotReady { place, reason: message }.into()
        };
    }
    if let Some(refusal) = cause::<rustls::Error>(error) {
        return match refusal {
            rustls::Error::InvalidCertificate(
                rustls::CertificateError::NotValidForName
                | rustls::CertificateError::NotValidForNameContext { .. },
            ) => ServerError::TlsName { place },
            _ => ServerError::TlsUntrusted { place, reason },
        }
        .into();
    }
    match reason.as_str() {
        "server does not support TLS" => ServerError::TlsMissing { place }.into(),
        "database does not allow writes" => ServerError::Standby { place }.into(),
        "password missing" => login(target, "a password is required".to_owned()),
        _ => ServerError::Unreachable { place, reason }.into(),
    }
}

fn login(target: &Target, reason: String) -> Error {
    ServerError::Login { user: target.user.clone(), reason }.into()
}

/// Converts the error of a statement.
pub fn error(error: &postgres::Error, target: &Target) -> Error {
    let Some(answer) = error.as_db_error() else {
        // Without an answer the connection is gone, or of no more use.
        return if error.is_closed() || cause::<io::Error>(error).is_some() {
            StoreError::ConnectionLost.into()
        } else {
            StoreError::Unexpected { answer: reason(error) }.into()
        };
    };
    let message = answer.message().to_owned();
    match answer.code().code() {
        "55P03" => StoreError::Busy.into(),
        "40001" | "40P01" => StoreError::Conflict.into(),
        "53100" => StoreError::Full.into(),
        "25006" => ServerError::Standby { place: target.place.clone() }.into(),
        "58030" => StoreError::Disk { answer: message }.into(),
        "XX001" | "XX002" => StoreError::Damaged.into(),
        "42501" => ServerError::Privileges { reason: message }.into(),
        "57014" => ServerError::Canceled { reason: message }.into(),
        "26000" | "42P05" => ServerError::Pooler { reason: message }.into(),
        // pgbouncer has one code for everything.
        "08P01" if message.contains("pooling mode") => ServerError::Pooler { reason: message }.into(),
        // A transaction was idle for too long.
        "25P03" => StoreError::ConnectionLost.into(),
        // The server is being stopped, or ended this connection.
        code if code.starts_with("08") || code.starts_with("57P") => StoreError::ConnectionLost.into(),
        _ => StoreError::Unexpected { answer: message }.into(),
    }
}

/// Finds a cause of this type.
fn cause<T: StdError + 'static>(error: &postgres::Error) -> Option<&T> {
    let mut cause: Option<&(dyn StdError + 'static)> = error.source();
    while let Some(inner) = cause {
        if let Some(found) = inner.downcast_ref::<T>() {
            return Some(found);
        }
        // An error of the operating system may contain another.
        let boxed = inner.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if let Some(found) =
            boxed.and_then(|inner| (inner as &dyn StdError as &(dyn StdError + 'static)).downcast_ref::<T>())
        {
            return Some(found);
        }
        cause = inner.source();
    }
    None
}
