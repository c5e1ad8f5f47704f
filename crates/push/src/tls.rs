//! TLS to push services: rustls on *ring*, with the machine's roots, and an operator's own for a service in their network.

use std::sync::Arc;

use rustls::{
    ClientConfig, Error,
    crypto::ring::default_provider,
    pki_types::{CertificateDer, pem::PemObject as _},
};
use rustls_platform_verifier::Verifier;

/// A certificate that is none.
pub(crate) struct InvalidRoots;

/// Reads certificates in PEM; an empty text is none.
pub(crate) fn roots(pem: &str) -> Result<Vec<CertificateDer<'static>>, InvalidRoots> {
    CertificateDer::pem_slice_iter(pem.as_bytes()).collect::<Result<_, _>>().map_err(|_| InvalidRoots)
}

/// Without a word about the protocols over it, which whoever speaks them adds.
pub(crate) fn client(own_roots: Vec<CertificateDer<'static>>) -> Result<ClientConfig, Error> {
    let provider = Arc::new(default_provider());
    let verifier = Verifier::new_with_extra_roots(own_roots, Arc::clone(&provider))?;
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        // "Dangerous" is what rustls calls any verifier that is not its own: this one asks the platform.
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    Ok(config)
}
