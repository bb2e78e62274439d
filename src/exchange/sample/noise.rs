//! A repeatable spread of numbers: a hash of a key and a month in place of chance.

use rust_decimal::Decimal;

use super::calendar::Month;

/// A number below `bound`, always the same for the same key, month and salt.
pub(super) fn below(bound: u64, key: &str, month: Month, salt: u64) -> u64 {
    // FNV-1a over the key, then the finisher of splitmix64, which spreads neighbouring months.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let stamp = (month.year() as u64) * 12 + u64::from(month.number());
    for byte in key
        .bytes()
        .chain(stamp.to_le_bytes())
        .chain(salt.to_le_bytes())
    {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (hash ^ (hash >> 31)) % bound.max(1)
}

/// A factor between 0.900 and 1.100.
pub(super) fn tenth(key: &str, month: Month, salt: u64) -> Decimal {
    Decimal::new(900 + below(201, key, month, salt) as i64, 3)
}
