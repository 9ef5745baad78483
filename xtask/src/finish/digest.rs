//! Digests: of one file, for the browser to insist on, and of the whole build, to know it by.

use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

use super::{files, read};
use crate::failure::Failure;

/// The value of an `integrity` attribute for `bytes`.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The first `digits` hexadecimal digits of the SHA-256 of `bytes`, as file names carry them.
pub fn short(bytes: &[u8], digits: usize) -> String {
    hexadecimal(&Sha256::digest(bytes)).chars().take(digits).collect()
}

/// One digest over every path and every byte below `folder`.
pub fn of_the_whole(folder: &Path) -> Result<String, Failure> {
    let mut whole = Sha256::new();
    for path in files(folder)? {
        whole.update(path.as_bytes());
        whole.update([0]);
        whole.update(Sha256::digest(read(&folder.join(&path))?));
    }
    Ok(hexadecimal(&whole.finalize()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_integrity_of_nothing_is_the_published_one() {
        assert_eq!(
            integrity(b""),
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
    }

    #[test]
    fn one_bit_more_gives_another_name() {
        assert_ne!(short(b"a", 16), short(b"c", 16));
        assert_eq!(short(b"", 8), "e3b0c442");
    }
}
