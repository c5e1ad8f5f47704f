//! Signed statements, and all that an organisation publishes.

use serde::{Deserialize, Serialize};

use super::super::base64;

/// A statement as it travels and is kept: bytes, who signed them, and the signature. Nothing here is checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Signed {
    /// The statement: a version byte, and postcard behind it.
    #[serde(with = "base64::bytes")]
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub body: Vec<u8>,
    /// The signer's Ed25519 public key.
    #[serde(with = "base64::array")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 43, max_length = 43))]
    pub signer: [u8; 32],
    /// The Ed25519 signature.
    #[serde(with = "base64::array")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 86, max_length = 86))]
    pub signature: [u8; 64],
}

/// `POST /api/v1/organisations`: sets an organisation up, with the first version of all that it publishes.
///
/// Sending the same again is safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewOrganisation {
    /// The code that whoever runs the server handed over. Works once.
    pub setup_code: String,
    /// The address that it wants, the same as in its settings.
    pub slug: String,
    /// The authority, version 0.
    pub authority: Signed,
    /// The settings, version 1.
    pub settings: Signed,
    /// The directory, version 1.
    pub directory: Signed,
}

/// `GET /api/v1/organisations/{slug}`: all that an organisation publishes, the same for everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Published {
    /// Every version of the authority, from 0.
    pub authority: Vec<Signed>,
    /// The latest settings.
    pub settings: Signed,
    /// The latest directory.
    pub directory: Signed,
    /// The latest availability of each supporter who has said something about it.
    pub availability: Vec<Signed>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_text_in_json_and_bytes_elsewhere() {
        let signed = Signed { body: b"body".to_vec(), signer: [1; 32], signature: [2; 64] };
        let json = serde_json::to_value(&signed).unwrap();
        assert_eq!(json["body"], "Ym9keQ");
        assert_eq!(json["signer"].as_str().unwrap().len(), 43);
        assert_eq!(json["signature"].as_str().unwrap().len(), 86);
        assert_eq!(serde_json::from_value::<Signed>(json).unwrap(), signed);
        let binary = postcard::to_allocvec(&signed).unwrap();
        assert_eq!(binary.len(), 5 + 33 + 65);
        assert_eq!(postcard::from_bytes::<Signed>(&binary).unwrap(), signed);
    }

    #[test]
    fn keys_and_signatures_of_other_lengths_are_refused() {
        for (signer, signature) in [("AAAA", "A".repeat(86)), (&*"A".repeat(43), "A".repeat(84))] {
            let json = serde_json::json!({ "body": "", "signer": signer, "signature": signature });
            assert!(serde_json::from_value::<Signed>(json).is_err());
        }
    }
}
