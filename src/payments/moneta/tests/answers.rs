//! What MONETA hears: at its Check URL, at its Pay URL, and the receipt in the answer.

use super::*;

fn check(amount: &str) -> Call {
    let mut fields = with("MNT_AMOUNT", amount);
    fields.retain(|(name, _)| *name != "MNT_OPERATION_ID");
    fields.push(("MNT_COMMAND", "CHECK"));
    signed(&fields)
}

#[test]
fn the_check_url_is_answered_from_the_books_and_signed() {
    let ours = Money::from_kopecks(145_730);
    for (amount, standing, code) in [
        ("1457.30", Standing::Payable(ours), "402"),
        ("1457.30", Standing::Processing, "302"),
        ("", Standing::Payable(ours), "100"),
        ("1457.30", Standing::Paid, "200"),
        ("", Standing::Paid, "200"),
        ("1457.30", Standing::NotPayable, "500"),
    ] {
        let call = check(amount);
        assert!(matches!(moneta().read(&call, true), Some(News::Check(_))));
        assert!(moneta().read(&call, false).is_none(), "not at the Pay URL");
        let reply = moneta().reply(&call, Outcome::Standing(standing));
        let signature = sign::signature(&[code, "12345678", PAYMENT], &Secret::new("s3cr3t"));
        let sum = if code == "100" {
            "<MNT_AMOUNT>1457.30</MNT_AMOUNT>"
        } else {
            ""
        };
        assert_eq!(
            reply.body,
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><MNT_RESPONSE><MNT_ID>12345678</MNT_ID>\
                 <MNT_TRANSACTION_ID>{PAYMENT}</MNT_TRANSACTION_ID><MNT_RESULT_CODE>{code}</MNT_RESULT_CODE>\
                 {sum}<MNT_SIGNATURE>{signature}</MNT_SIGNATURE></MNT_RESPONSE>"
            )
        );
        assert_eq!(reply.content_type, "application/xml");
    }
    assert!(moneta().read(&signed(&PAID), true).is_none(), "no CHECK");
    // The word is always in its signature, sent or not; a currency may be missing where a sum is.
    let call = check("1457.30");
    let silent = Call {
        query: call.query.replace("MNT_COMMAND=CHECK&", ""),
        ..call
    };
    assert!(matches!(moneta().read(&silent, true), Some(News::Check(_))));
    assert!(moneta().read(&silent, false).is_none());
}

#[test]
fn what_the_caller_wrote_cannot_break_the_answer() {
    let mut fields = vec![
        ("MNT_COMMAND", "CHECK"),
        ("MNT_TRANSACTION_ID", "</MNT_TRANSACTION_ID>&\"'"),
    ];
    fields.extend(
        PAID.iter()
            .filter(|(name, _)| !["MNT_TRANSACTION_ID", "MNT_OPERATION_ID"].contains(name)),
    );
    let call = signed(&fields);
    let news = moneta().read(&call, true);
    assert!(matches!(news, Some(News::Check(claim)) if claim.payment.is_none()));
    let reply = moneta().reply(&call, Outcome::Standing(Standing::NotPayable));
    let text =
        "<MNT_TRANSACTION_ID>&lt;/MNT_TRANSACTION_ID&gt;&amp;&quot;&apos;</MNT_TRANSACTION_ID>";
    assert!(reply.body.contains(text), "{}", reply.body);
}

#[test]
fn the_bank_hears_success_only_of_what_was_taken() {
    let call = signed(&PAID);
    let of = |bank: &Moneta, outcome| bank.reply(&call, outcome).body;
    let bank = moneta();
    assert_eq!(of(&bank, Outcome::Done), "SUCCESS");
    assert_eq!(of(&bank, Outcome::Refused), "FAIL");
    assert_eq!(of(&bank, Outcome::Later), "FAIL");
    let refused = bank.refuse();
    assert_eq!((refused.status, refused.body.as_str()), (403, "FAIL"));

    let bank = moneta_with(|config| config.receipts = true);
    for (outcome, code) in [(Outcome::Done, "200"), (Outcome::Refused, "500")] {
        let body = of(&bank, outcome);
        let right = sign::signature(&[code, "12345678", PAYMENT], &Secret::new("s3cr3t"));
        assert!(
            body.contains(&format!("<MNT_RESULT_CODE>{code}<")),
            "{body}"
        );
        assert!(body.contains(&format!("<MNT_SIGNATURE>{right}<")), "{body}");
    }
    assert_eq!(of(&bank, Outcome::Later), "FAIL", "no code says «again»");
}

#[test]
fn a_refunds_receipt_has_lines_only_where_all_of_them_go_back() {
    let bank = moneta_with(|config| config.receipts = true);
    let asked = request(Money::from_kopecks(145_730));
    let returned = format!("RETURN_{PAYMENT}");
    let whole = bank.reply_paid(&signed(&with("MNT_TRANSACTION_ID", &returned)), &asked);
    assert!(
        whole
            .body
            .contains(&format!("<MNT_TRANSACTION_ID>{returned}<"))
    );
    for key in ["INVENTORY", "CLIENT", "SNO", "DELIVERY"] {
        assert!(whole.body.contains(&format!("<KEY>{key}</KEY>")), "{key}");
    }
    let mut part = with("MNT_TRANSACTION_ID", &returned);
    part.retain(|(name, _)| *name != "MNT_AMOUNT");
    part.push(("MNT_AMOUNT", "100.00"));
    let part = bank.reply_paid(&signed(&part), &asked);
    assert!(part.body.contains("<MNT_RESULT_CODE>200<"));
    assert!(!part.body.contains("INVENTORY"), "{}", part.body);
}
