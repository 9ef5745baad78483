//! Chance, for ids and seeds. Nothing secret is made of it.

use js_sys::Math;

use super::window;

/// A seed that no other page has: from the browser's generator of random bytes, or where that is
/// missing (a page that was not served securely) from its plain one.
pub fn seed() -> u64 {
    let mut bytes = [0; 8];
    let crypto = window().and_then(|window| window.crypto().ok());
    let is_filled =
        crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !is_filled {
        bytes = [(); 8].map(|()| plain_byte());
    }
    u64::from_le_bytes(bytes)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 255, because the browser's number is from 0 up to and without 1"
)]
fn plain_byte() -> u8 {
    (Math::random() * 256.0) as u8
}
