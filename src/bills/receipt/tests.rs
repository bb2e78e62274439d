//! The templates as they are compiled in.

use super::*;
use crate::i18n::Lang;

fn sample() -> Receipt {
    Receipt::sample(Lang::Ru.words(chrono_tz::Tz::UTC)).unwrap()
}

#[test]
fn the_built_in_receipt_can_be_set() {
    let filling = sample().filling().unwrap();
    let pdf = pdf::set(pdf::Template::Receipt, None, &filling).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    // The marks of the standard for readers of the blind.
    assert!(String::from_utf8_lossy(&pdf).contains("pdfuaid:part"));
}

#[test]
fn a_template_sees_no_file_and_no_package() {
    let filling = sample().filling().unwrap();
    for text in [
        "#read(\"/etc/passwd\")",
        "#read(\"../../Cargo.toml\")",
        "#read(\"/qr/99\")",
        "#import \"@preview/cetz:0.3.0\"",
        "#include \"other.typ\"",
        "#datetime.today()",
    ] {
        let faults = pdf::set(pdf::Template::Receipt, Some(text), &filling).unwrap_err();
        assert!(!faults.is_empty(), "{text}");
    }
}

#[test]
fn a_fault_of_an_operators_template_names_its_line() {
    let filling = sample().filling().unwrap();
    let faults = pdf::set(pdf::Template::Receipt, Some("= A\n\n#no_such()"), &filling);
    let faults = faults.unwrap_err();
    assert!(
        faults[0].starts_with("line 3: unknown variable"),
        "{faults:?}"
    );
}

#[test]
fn what_billing_wrote_is_never_read_as_markup() {
    let mut receipt = sample();
    receipt.payer = "#read(\"/etc/passwd\") *bold* $x$ @ref <label> \\ // ]".to_owned();
    receipt.groups[0].supplier = "#panic(\"no\") \u{1F600}".to_owned();
    let filling = receipt.filling().unwrap();
    assert!(pdf::set(pdf::Template::Receipt, None, &filling).is_ok());
}

/// `cargo nextest run --release --run-ignored only pdf_costs --no-capture`
#[test]
#[ignore = "a measure of speed, for a quiet machine"]
#[allow(clippy::print_stdout)]
fn what_a_pdf_costs() {
    let mut receipt = sample();
    for round in 0..40 {
        receipt.account = format!("7001 0010 {:04}", 3000 + round);
        let filling = receipt.filling().unwrap();
        let begun = std::time::Instant::now();
        let pdf = pdf::set(pdf::Template::Receipt, None, &filling).unwrap();
        println!("{:?} {}", begun.elapsed(), pdf.len());
    }
}
