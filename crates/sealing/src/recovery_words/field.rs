//! Arithmetic in GF(1024), one element for each word of the list.
//!
//! Elements are polynomials over GF(2) modulo x¹⁰ + x³ + 1. Adding and subtracting are both XOR. A phrase is read a few
//! times in a person's life: no tables.

const MODULUS: u16 = 0b100_0000_1001;

/// The product of two elements.
pub(super) const fn multiply(a: u16, b: u16) -> u16 {
    let (mut a, mut b, mut product) = (a, b, 0);
    while b != 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a <<= 1;
        if a & 1024 != 0 {
            a ^= MODULUS;
        }
        b >>= 1;
    }
    product
}

/// `base` to the power of `exponent`.
pub(super) const fn power(base: u16, exponent: usize) -> u16 {
    let (mut base, mut exponent, mut power) = (base, exponent, 1);
    while exponent != 0 {
        if exponent & 1 == 1 {
            power = multiply(power, base);
        }
        base = multiply(base, base);
        exponent >>= 1;
    }
    power
}

/// What gives 1 when multiplied with `a`, which is not 0.
pub(super) const fn inverse(a: u16) -> u16 {
    // The multiplicative group has 1023 elements, so a¹⁰²² · a = 1.
    power(a, 1022)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_two_reach_every_element_but_zero() {
        let reached: std::collections::HashSet<_> = (0..1023).map(|exponent| power(2, exponent)).collect();
        assert_eq!(reached.len(), 1023);
        assert!(!reached.contains(&0));
        assert!(reached.iter().all(|element| *element < 1024));
    }

    #[test]
    fn every_element_but_zero_has_an_inverse() {
        assert!((1..1024).all(|a| multiply(a, inverse(a)) == 1));
    }
}
