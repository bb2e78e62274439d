//! The pages of signing up and in as a person sees them: on a desktop, on a phone, without scripts.

use super::browser::{Browser, DESKTOP, NO_SCRIPTS, PHONE, Screen, Served};
use sqlx::PgPool;

const PASSWORD: &str = "Tishe-voda-8";

/// The link of the newest letter, as it waits in the outbox or was sent.
async fn link(served: &Served, part: &str) -> String {
    for _ in 0..100 {
        let dir = &served.app.config.mail.dir;
        let mut letters: Vec<_> = std::fs::read_dir(dir)
            .into_iter()
            .flatten()
            .map(|file| file.unwrap().path())
            .collect();
        letters.sort();
        for letter in letters.iter().rev() {
            let raw = std::fs::read(letter).unwrap();
            let message = mail_parser::MessageParser::default().parse(&raw).unwrap();
            let text = message.body_text(0).unwrap_or_default().into_owned();
            if let Some(url) = text
                .lines()
                .find(|line| line.contains(part) && line.starts_with("http"))
            {
                return url.trim().trim_start_matches(&served.url).to_owned();
            }
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("no letter with {part}");
}

async fn walk(served: &Served, screen: Screen, email: &str, lang: &str) {
    let browser = Browser::open(served, screen).await;
    let name = |page: &str| format!("identity-{page}-{lang}");
    browser.go(&format!("/sign-up/email?lang={lang}")).await;
    browser.check(&name("sign-up")).await;
    browser.send().await;
    browser.check(&name("sign-up-errors")).await;
    browser.fill("#email", email).await;
    browser.fill("#password", PASSWORD).await;
    browser.fill("#password_repeat", PASSWORD).await;
    browser.fill("#last_name", "Сидорова").await;
    browser.fill("#first_name", "Анна").await;
    browser.click("#consent").await;
    browser.send().await;
    assert_eq!(browser.path().await, "/sign-up/sent");
    browser.check(&name("sent")).await;
    let confirm = link(served, "/confirm/").await;
    browser.go(&confirm).await;
    browser.check(&name("confirm")).await;
    browser.send().await;
    assert_eq!(browser.path().await, "/sign-in");
    browser.check(&name("sign-in")).await;
    browser.go(&confirm).await;
    browser.check(&name("confirm-gone")).await;
    browser.go("/password/forgot").await;
    browser.check(&name("forgot")).await;
    browser.fill("#login", email).await;
    browser.send().await;
    browser.check(&name("forgot-sent")).await;
    browser.go(&link(served, "/password/reset/").await).await;
    browser.check(&name("reset")).await;
    browser.go("/sign-in?next=/profile").await;
    browser.fill("#login", email).await;
    browser.fill("#password", PASSWORD).await;
    browser.send().await;
    assert_eq!(browser.path().await, "/profile/complete");
    browser.check(&name("complete")).await;
    browser.fill("#phone", "8 913 123-45-67").await;
    browser.send().await;
    assert_eq!(browser.path().await, "/profile");
    browser.check(&name("profile")).await;
    for page in ["profile/name", "profile/password", "privacy", "cookies"] {
        browser.go(&format!("/{page}")).await;
        browser.check(&name(&page.replace('/', "-"))).await;
    }
    browser.close().await;
}

#[sqlx::test]
async fn the_way_in_holds_on_a_desktop(db: PgPool) {
    walk(&Served::start(db).await, DESKTOP, "anna@example.ru", "ru").await;
}

#[sqlx::test]
async fn the_way_in_holds_on_a_phone(db: PgPool) {
    walk(&Served::start(db).await, PHONE, "anna@example.ru", "ru").await;
}

#[sqlx::test]
async fn the_way_in_holds_on_a_phone_in_english(db: PgPool) {
    walk(&Served::start(db).await, PHONE, "anna@example.ru", "en").await;
}

#[sqlx::test]
async fn the_way_in_holds_without_scripts(db: PgPool) {
    walk(
        &Served::start(db).await,
        NO_SCRIPTS,
        "anna@example.ru",
        "ru",
    )
    .await;
}

/// Five wrong passwords for this login in the same browser; the fifth answer asks.
async fn pile_up(browser: &Browser, login: &str) {
    browser.go("/sign-in").await;
    for _ in 0..5 {
        browser.fill("#login", login).await;
        browser.fill("#password", "Wrong-Word-1").await;
        browser.send().await;
    }
}

#[sqlx::test]
async fn the_browser_solves_the_puzzle_by_itself(db: PgPool) {
    let served = Served::start(db).await;
    for (screen, login) in [(DESKTOP, "anna@example.ru"), (PHONE, "bella@example.ru")] {
        let browser = Browser::open(&served, screen).await;
        pile_up(&browser, login).await;
        let solved = "return (document.querySelector('input[name=altcha]') || {}).value || ''";
        let mut value = String::new();
        for _ in 0..150 {
            value = browser.script(solved).await.as_str().unwrap().to_owned();
            if !value.is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        browser.check("identity-challenge").await;
        assert!(!value.is_empty(), "{}", browser.text("altcha-widget").await);
        assert!(browser.text("altcha-widget").await.contains("Проверено"));
        browser.fill("#password", "Wrong-Word-2").await;
        browser.send().await;
        let told = browser.text("[role=alert]").await;
        assert!(
            told.contains("Неверный логин"),
            "the password was looked at: {told}"
        );
        browser.close().await;
    }
    let browser = Browser::open(&served, NO_SCRIPTS).await;
    pile_up(&browser, "clara@example.ru").await;
    browser.check("identity-challenge").await;
    let told = browser.text(".note").await;
    assert!(told.contains("подождите 30 секунд"), "{told}");
    browser.close().await;
}
