//! Encryption of the connection. Certificates are always verified: a connection that anyone could answer would protect
//! nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::{Error, Result, ServerError};

/// The modes of `sslmode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TlsMode {
    /// Plain text.
    Disable,
    /// Encrypted; the server's certificate and name are verified. `require` means the same as `verify-full`.
    Verify,
}

impl TlsMode {
    /// Reads a value of `sslmode`.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "disable" => Ok(Self::Disable),
            "require" | "verify-full" => Ok(Self::Verify),
            _ => Err(ServerError::TlsMode { mode: text.to_owned() }.into()),
        }
    }
}

/// How a connection is encrypted.
#[derive(Debug, Default)]
pub struct TlsSettings {
    /// The mode; without one, encrypted except on a unix socket.
    pub mode: Option<TlsMode>,
    /// A file with the certificates to trust; without one, the system's.
    pub root_certificate: Option<PathBuf>,
    /// The client's certificate.
    pub certificate: Option<PathBuf>,
    /// The key of the client's certificate.
    pub key: Option<PathBuf>,
}

impl TlsSettings {
    pub fn connector(&self) -> Result<MakeRustlsConnect> {
        let roots = match &self.root_certificate {
            Some(file) if file != Path::new("system") => roots_in(file)?,
            _ => system_roots(),
        };
        let builder = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| unusable("the TLS library", &error))?
            .with_root_certificates(roots);
        let config = match (&self.certificate, &self.key) {
            (Some(certificate), Some(key)) => {
                let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| unusable_file(key, &error))?;
                let chain = certificates_in(certificate)?;
                builder
                    .with_client_auth_cert(chain, secret)
                    .map_err(|error| unusable_file(certificate, &error))?
            }
            _ => builder.with_no_client_auth(),
        };
        Ok(MakeRustlsConnect::new(config))
    }
}

fn system_roots() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots
}

fn roots_in(file: &Path) -> Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    for certificate in certificates_in(file)? {
        roots.add(certificate).map_err(|error| unusable_file(file, &error))?;
    }
    Ok(roots)
}

fn certificates_in(file: &Path) -> Result<Vec<CertificateDer<'static>>> {
    let certificates: std::result::Result<Vec<_>, _> =
        CertificateDer::pem_file_iter(file).and_then(Iterator::collect);
    let certificates = certificates.map_err(|error| unusable_file(file, &error))?;
    if certificates.is_empty() {
        return Err(unusable_file(file, &"it contains no certificate"));
    }
    Ok(certificates)
}

fn unusable_file(file: &Path, reason: &dyn std::fmt::Display) -> Error {
    unusable(&format!("`{}`", file.display()), reason)
}

fn unusable(what: &str, reason: &dyn std::fmt::Display) -> Error {
    ServerError::Certificate { what: what.to_owned(), reason: reason.to_string() }.into()
}
