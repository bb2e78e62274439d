//! The чек from the shop's till to the resident's page and its code.

use super::super::super::sims::yookassa::Till;
use super::super::super::support::Reply;
use super::{Shop, shop};
use sqlx::PgPool;
use std::process::Command;

impl Shop {
    /// A payment that has its money, and the page of its чек.
    async fn paid(&mut self) -> String {
        self.payer.start(&[]).await;
        let id = self.payment().await;
        assert!(self.sim.pay(id));
        let told = self.sim.notification("payment.succeeded", id);
        assert_eq!(self.calls(&told).await.status, 200);
        format!("/payments/{id}/receipt")
    }
    fn asked_for_receipts(&self) -> usize {
        let heard = self.sim.heard();
        let asked = heard.iter().filter(|call| call.path == "/v3/receipts");
        asked.count()
    }
}

/// What a phone's camera reads from the page's code.
fn read(page: &Reply) -> String {
    const SCALE: usize = 8;
    let size = page.attribute("svg.slip-qr", "viewBox");
    let size: usize = size.rsplit(' ').next().unwrap().parse().unwrap();
    let side = size * SCALE;
    let mut picture = vec![255_u8; side * side];
    let path = page.attributes("svg.slip-qr path", "d").pop().unwrap();
    // Each piece is `Mx yhNv1h-Nz`.
    for piece in path.split('M').skip(1) {
        let (at, run) = piece.split_once('h').unwrap();
        let (x, y) = at.split_once(' ').unwrap();
        let run = run.split_once('v').unwrap().0;
        let [x, y, run]: [usize; 3] = [x, y, run].map(|number| number.parse().unwrap());
        for row in y * SCALE..(y + 1) * SCALE {
            picture[row * side + x * SCALE..row * side + (x + run) * SCALE].fill(0);
        }
    }
    let file = std::env::temp_dir().join(format!("kabinet-chek-{}.pgm", uuid::Uuid::new_v4()));
    let mut bytes = format!("P5 {side} {side} 255\n").into_bytes();
    bytes.extend(picture);
    std::fs::write(&file, bytes).unwrap();
    let done = Command::new("zbarimg")
        .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"])
        .arg(&file)
        .output()
        .unwrap();
    std::fs::remove_file(&file).unwrap();
    String::from_utf8(done.stdout).unwrap().trim().to_owned()
}

#[sqlx::test]
async fn the_receipt_is_shown_with_its_numbers_and_a_code_that_reads(db: PgPool) {
    let mut shop = shop(db).await;
    let path = shop.paid().await;
    // The reconciler's very next round.
    shop.after(0).await;
    let page = shop.payer.client.get(&path).await;
    assert!(page.text("h1").starts_with("Чек платежа"), "{}", page.body);
    let facts = page.texts(".facts dd");
    for number in ["9288000100115785", "3986", "2617603986"] {
        assert!(facts.iter().any(|said| said == number), "{facts:?}");
    }
    let at = shop
        .portal
        .app
        .now()
        .with_timezone(&chrono_tz::Europe::Moscow);
    assert_eq!(
        read(&page),
        format!(
            "t={}&s=1200.50&fn=9288000100115785&i=3986&fp=2617603986&n=1",
            at.format("%Y%m%dT%H%M")
        )
    );
    let id: String =
        super::super::one(&shop.portal, "select fiscal->>'receipt_id' from payment").await;
    assert!(id.starts_with("rt-"), "{id}");
    let asked = shop.asked_for_receipts();
    assert_eq!(asked, 1);
    for _ in 0..50 {
        shop.after(3600).await;
    }
    assert_eq!(shop.asked_for_receipts(), asked, "asked no more");
}

#[sqlx::test]
async fn a_receipt_that_is_made_later_gets_its_numbers_then(db: PgPool) {
    let mut shop = shop(db).await;
    shop.sim.set_till(Till::Later);
    let path = shop.paid().await;
    shop.after(60).await;
    shop.after(120).await;
    assert_eq!(shop.asked_for_receipts(), 0, "nothing is registered yet");
    let page = shop.payer.client.get(&path).await;
    assert!(page.body.contains("готовится") && !page.has("svg.slip-qr"));
    shop.sim.till_works();
    shop.after(600).await;
    assert_eq!(shop.asked_for_receipts(), 1);
    let page = shop.payer.client.get(&path).await;
    assert!(page.has("svg.slip-qr") && page.body.contains("9288000100115785"));
}

#[sqlx::test]
async fn a_receipt_whose_numbers_are_told_nowhere_is_no_fault(db: PgPool) {
    let mut shop = shop(db).await;
    shop.sim.set_till(Till::Nameless);
    let path = shop.paid().await;
    for _ in 0..60 {
        shop.after(3600).await;
    }
    assert_eq!(shop.state().await, "succeeded");
    let asked = shop.asked_for_receipts();
    assert!((2..30).contains(&asked), "{asked}");
    let receipt: String =
        super::super::one(&shop.portal, "select receipt_state from payment").await;
    assert_eq!(receipt, "registered");
    let page = shop.payer.client.get(&path).await;
    assert!(page.text("h1").starts_with("Подтверждение платежа"));
    assert!(page.body.contains("отправлен"));
}
