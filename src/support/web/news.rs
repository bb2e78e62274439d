//! GET /news?page= and /news/{slug}: what happens, for everybody to read.

use crate::app::App;
use crate::base::PageQuery;
use crate::i18n::Lang;
use crate::support::store::{self, News};
use crate::web::{AppError, Page, Result, Ui};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};

/// Pieces a page.
const ROWS: u32 = 10;
/// Letters of the text that stand in the list.
const HEAD: usize = 220;

/// A piece in the reader's language; `told` = only in Russian yet.
struct Piece {
    slug: String,
    day: String,
    title: String,
    paragraphs: Vec<String>,
    head: String,
    told: bool,
    about: Vec<String>,
}

fn piece(ui: &Ui, news: News) -> Piece {
    let english = ui.lang == Lang::En && !news.title_en.is_empty() && !news.text_en.is_empty();
    let (title, text) = if english {
        (news.title_en, news.text_en)
    } else {
        (news.title_ru, news.text_ru)
    };
    let text = text.replace("\r\n", "\n");
    let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut head: String = whole.chars().take(HEAD).collect();
    if head.len() < whole.len() {
        head.push('…');
    }
    Piece {
        slug: news.slug,
        day: ui.long_date(news.published_on),
        title,
        paragraphs: text.split("\n\n").map(str::to_owned).collect(),
        head,
        told: !english,
        about: [news.supplier, news.house]
            .into_iter()
            .filter(|name| !name.is_empty())
            .collect(),
    }
}

#[derive(Template)]
#[template(path = "support/news.html")]
struct ListPage {
    ui: Ui,
    pieces: Vec<Piece>,
    page: u32,
    more: bool,
}

pub async fn list(
    ui: Ui,
    State(app): State<App>,
    Query(query): Query<PageQuery>,
) -> Result<Response> {
    let page = query.page(ROWS);
    let rows = store::newest(&mut *app.db.acquire().await?, ui.today, page).await?;
    let (rows, more) = page.cut(rows);
    let pieces = rows.into_iter().map(|news| piece(&ui, news)).collect();
    Ok(Page(ListPage {
        ui,
        pieces,
        page: page.number,
        more,
    })
    .into_response())
}

#[derive(Template)]
#[template(path = "support/news_one.html")]
struct OnePage {
    ui: Ui,
    piece: Piece,
}

pub async fn one(ui: Ui, State(app): State<App>, Path(slug): Path<String>) -> Result<Response> {
    let found = store::by_slug(&mut *app.db.acquire().await?, ui.today, &slug).await?;
    let piece = piece(&ui, found.ok_or(AppError::NotFound)?);
    Ok(Page(OnePage { ui, piece }).into_response())
}
