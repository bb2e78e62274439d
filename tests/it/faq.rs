//! Questions and answers, and the news.

use super::support::Portal;
use axum::http::StatusCode;
use sqlx::PgPool;

/// Questions of the manual's list (fig. 34), by a word of each.
const NINE: [&str; 9] = [
    "перерасчёт электроэнергии",
    "оспорить пересчёт долга",
    "смене собственника",
    "методика расчёта пеней",
    "рассрочку",
    "перерасчёта за прошлые годы",
    "зависят тарифы на электроэнергию",
    "меняться тарифы в ближайшее время",
    "электроплита",
];

#[sqlx::test]
async fn the_nine_questions_of_the_manual_are_answered_in_both_languages(db: PgPool) {
    let portal = Portal::new(db).await;
    let page = portal.visitor().get("/faq?lang=ru").await;
    let questions = page.texts("details summary");
    for words in NINE {
        assert!(
            questions.iter().any(|q| q.contains(words)),
            "{words}: {questions:?}"
        );
    }
    let english = portal.visitor().get("/faq?lang=en").await;
    assert_eq!(english.texts("details summary").len(), questions.len());
    let mut ids = page.attributes("main [id]", "id");
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "an anchor stands twice");
}

#[sqlx::test]
async fn a_search_finds_answers_without_a_script_and_says_when_there_is_none(db: PgPool) {
    let portal = Portal::new(db).await;
    let found = portal
        .visitor()
        .get("/faq?q=%D0%9F%D0%9B%D0%98%D0%A2%D0%90")
        .await; // ПЛИТА
    assert_eq!(found.status, StatusCode::OK);
    let questions = found.texts("details[open] summary");
    assert!(
        questions.iter().any(|q| q.contains("электроплита")),
        "{questions:?}"
    );
    assert!(questions.len() < 9, "{questions:?}");
    let nothing = portal.visitor().get("/faq?q=%3Cscript%3Ekuku").await;
    assert!(nothing.text("[role=status]").contains("Ничего не нашли"));
    assert!(!nothing.body.contains("<script>kuku"));
    assert!(nothing.has("a[href='/help/ask']"));
    assert_eq!(nothing.attribute("#q", "value"), "<script>kuku");
}

#[sqlx::test]
async fn news_are_read_by_anybody_newest_first_and_only_from_their_day_on(db: PgPool) {
    let portal = Portal::new(db).await;
    let empty = portal.visitor().get("/news").await;
    assert!(empty.text("main").contains("Новостей пока нет"));
    sqlx::raw_sql(
        "insert into supplier (code, name, short_name) values ('vod', 'Горводоканал', 'Водоканал');
         insert into news (slug, published_on, title_ru, text_ru, title_en, text_en, supplier_code, withdrawn_at) values
         ('old', '2026-10-01', 'Старая', 'Первый абзац.' || E'\\n\\n' || 'Второй <b>абзац</b>.', '', '', 'vod', null),
         ('new', '2026-11-20', 'Новая', 'Текст', 'Fresh', 'Text', null, null),
         ('tomorrow', '2026-11-23', 'Завтра', 'Текст', '', '', null, null),
         ('gone', '2026-11-01', 'Отозвана', 'Текст', '', '', null, now());",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    let list = portal.visitor().get("/news").await;
    assert_eq!(list.texts("article h2"), ["Новая", "Старая"]);
    let old = portal.visitor().get("/news/old?lang=en").await;
    assert_eq!(old.status, StatusCode::OK);
    assert_eq!(
        old.attribute("article h1", "lang"),
        "ru",
        "only in Russian yet"
    );
    assert_eq!(
        old.texts("article div p"),
        ["Первый абзац.", "Второй <b>абзац</b>."]
    );
    assert!(old.text("article").contains("Водоканал"));
    assert_eq!(
        portal
            .visitor()
            .get("/news/new?lang=en")
            .await
            .text("article h1"),
        "Fresh"
    );
    for hidden in ["tomorrow", "gone", "absent"] {
        let reply = portal.visitor().get(&format!("/news/{hidden}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{hidden}");
    }
}

#[sqlx::test]
async fn a_long_list_of_news_is_turned_page_by_page(db: PgPool) {
    let portal = Portal::new(db).await;
    sqlx::raw_sql(
        "insert into news (slug, published_on, title_ru, text_ru)
         select 'n' || n, '2026-11-01'::date - n, 'Новость ' || n, 'Текст' from generate_series(1, 12) n",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    let first = portal.visitor().get("/news").await;
    assert_eq!(first.texts("article").len(), 10);
    assert!(first.has("a[href='?page=2']"));
    let second = portal.visitor().get("/news?page=2").await;
    assert_eq!(second.texts("article h2"), ["Новость 11", "Новость 12"]);
    assert!(!second.has("a[href='?page=3']"));
}
