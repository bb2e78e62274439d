//! Who looks at the page and how: language, text size, header. Every page struct has one as `ui`.

use crate::app::App;
use crate::base::{Money, Period};
use crate::config::Organisation;
use crate::i18n::{Lang, Words};
use crate::t;
use crate::web::cookie::{self, Readable};
use crate::web::{Flash, error::url_encode, page::own_path};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{Method, Uri, header, request::Parts};
use axum::middleware::Next;
use axum::response::Response;
use chrono::{DateTime, NaiveDate, Utc};
use i18n_embed::fluent::FluentLanguageLoader;
use rust_decimal::Decimal;
use std::convert::Infallible;

/// What the header says of the person who is signed in. Put into the request by `identity`.
#[derive(Clone, Debug)]
pub struct Viewer {
    pub name: String,
}

/// Language, formats and the frame of a page.
#[derive(Clone)]
pub struct Ui {
    /// Messages, for [`crate::t!`].
    pub l: &'static FluentLanguageLoader,
    pub lang: Lang,
    pub words: Words,
    /// Path and query of this page, if it can be opened by GET; else of the page it came from.
    pub here: String,
    /// «Крупный текст».
    pub large: bool,
    pub flash: Option<Flash>,
    pub viewer: Option<Viewer>,
    /// A page of the staff: it has another frame and leads elsewhere.
    pub staff_side: bool,
    /// One reading of the clock for the whole page.
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
    app: App,
    referer: Option<String>,
}

const LANG: &str = "lang";
const TEXT: &str = "text";

impl FromRequestParts<App> for Ui {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let kept = |name: &str| cookie::read(app, &parts.headers, name);
        let asked = |name: &str| query_value(&parts.uri, name);
        let lang = asked(LANG)
            .and_then(|code| Lang::parse(&code))
            .or_else(|| kept(LANG).and_then(|code| Lang::parse(&code)))
            .unwrap_or(app.lang());
        let large = match asked(TEXT) {
            Some(size) => size == "large",
            None => kept(TEXT).is_some_and(|size| size == "large"),
        };
        let referer = referer_path(parts, &app.config.public_url());
        let here = match parts.method {
            Method::GET | Method::HEAD => parts
                .uri
                .path_and_query()
                .map_or("/".to_owned(), |p| p.as_str().to_owned()),
            _ => referer.clone().unwrap_or_else(|| "/home".to_owned()),
        };
        Ok(Ui {
            l: lang.loader(),
            lang,
            words: app.words(lang),
            here,
            large,
            flash: Flash::of(app, &parts.headers),
            viewer: parts.extensions.get::<Viewer>().cloned(),
            staff_side: parts.uri.path() == "/admin" || parts.uri.path().starts_with("/admin/"),
            now: app.now(),
            today: app.today(),
            app: app.clone(),
            referer,
        })
    }
}

fn query_value(uri: &Uri, name: &str) -> Option<String> {
    uri.query()?
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, v)| v.to_owned())
}

fn referer_path(parts: &Parts, public_url: &str) -> Option<String> {
    let referer = parts.headers.get(header::REFERER)?.to_str().ok()?;
    let path = own_path(referer.strip_prefix(public_url)?, "");
    (!path.is_empty()).then_some(path)
}

impl Ui {
    /// The page that sent this POST, or home.
    pub fn came_from(&self) -> String {
        self.referer.clone().unwrap_or_else(|| "/home".to_owned())
    }
    pub fn organisation(&self) -> &Organisation {
        &self.app.config.organisation
    }
    /// The phone as a `tel:` link wants it.
    pub fn dial(&self) -> String {
        self.organisation()
            .phone
            .chars()
            .filter(|sign| sign.is_ascii_digit() || *sign == '+')
            .collect()
    }
    pub fn error_summary(&self) -> String {
        self.words.error_summary()
    }
    pub fn demo(&self) -> bool {
        self.app.config.demo
    }
    /// The banner stands on every page wherever money is not real.
    pub fn play_money(&self) -> bool {
        self.app.config.demo || self.app.config.payments.gateway == crate::config::Gateway::Demo
    }
    /// Paying is connected.
    /// The pay form offers the fiscal receipt by SMS, too (`payments.receipt_phone`).
    pub fn receipt_phone(&self) -> bool {
        self.app.config.payments.receipt_phone
    }
    pub fn can_pay(&self) -> bool {
        self.app.gateway.is_some()
    }
    pub fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }
    pub fn asset(&self, path: &str) -> String {
        super::assets::url(path)
    }
    pub fn other_lang(&self) -> Lang {
        match self.lang {
            Lang::Ru => Lang::En,
            Lang::En => Lang::Ru,
        }
    }
    /// This page with `name=value` in its query.
    fn here_with(&self, name: &str, value: &str) -> String {
        let (path, query) = self.here.split_once('?').unwrap_or((&self.here, ""));
        let mut pairs: Vec<&str> = query
            .split('&')
            .filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(name))
            .collect();
        let pair = format!("{name}={}", url_encode(value));
        pairs.push(&pair);
        format!("{path}?{}", pairs.join("&"))
    }
    pub fn lang_link(&self) -> String {
        self.here_with(LANG, self.other_lang().code())
    }
    pub fn text_link(&self) -> String {
        self.here_with(TEXT, if self.large { "normal" } else { "large" })
    }
    /// The first page of this side.
    pub fn first_page(&self) -> &'static str {
        match (self.staff_side, &self.viewer) {
            (true, _) => "/admin",
            (false, Some(_)) => "/home",
            (false, None) => "/",
        }
    }
    /// Which link of the main navigation this page belongs to.
    pub fn section(&self) -> &'static str {
        let path = self.here.split('?').next().unwrap_or_default();
        let mut steps = path.split('/').skip(1);
        match (
            steps.next().unwrap_or_default(),
            steps.next(),
            steps.next().unwrap_or_default(),
        ) {
            ("admin", page, _) => match page {
                Some("accounts") => "admin-accounts",
                Some("appeals") => "admin-appeals",
                Some("audit") => "admin-audit",
                Some("payments" | "refunds") => "admin-payments",
                Some("news") => "admin-news",
                Some("profile") => "admin-profile",
                Some("staff") => "admin-staff",
                Some("registries") => "admin-registries",
                None => "admin",
                Some(_) => "",
            },
            ("home", ..) => "home",
            ("readings", ..) | ("accounts", Some(_), "readings") => "readings",
            ("bills" | "payments", ..) | ("accounts", Some(_), "bills" | "payments") => "bills",
            ("accounts", ..) => "home",
            ("appeals", ..) => "appeals",
            ("help" | "faq", ..) => "help",
            ("profile", ..) => "profile",
            _ => "",
        }
    }
    /// A page of the account we are on, or the page that asks for which account.
    pub fn account_link(&self, page: &str) -> String {
        let path = self.here.split('?').next().unwrap_or_default();
        let mut steps = path.split('/').skip(1);
        match (
            steps.next(),
            steps.next().and_then(|id| id.parse::<uuid::Uuid>().ok()),
        ) {
            (Some("accounts"), Some(id)) => format!("/accounts/{id}/{page}"),
            _ => format!("/{}", page.split('/').next().unwrap_or_default()),
        }
    }
    pub fn money(&self, amount: Money) -> String {
        self.lang.money(amount)
    }
    pub fn volume(&self, value: Decimal, decimals: u32) -> String {
        self.lang.volume(value, decimals)
    }
    pub fn number(&self, value: Decimal) -> String {
        self.lang.number(value)
    }
    pub fn date(&self, date: NaiveDate) -> String {
        self.lang.date(date)
    }
    pub fn long_date(&self, date: NaiveDate) -> String {
        self.lang.long_date(date)
    }
    pub fn day(&self, date: NaiveDate) -> String {
        self.lang.day(date)
    }
    pub fn period(&self, period: Period) -> String {
        self.lang.period(period)
    }
    pub fn month(&self, period: Period) -> String {
        self.lang.month(period)
    }
    pub fn time(&self, at: DateTime<Utc>) -> String {
        self.words.time(at)
    }
    /// «осталось 4 дня» until `day`, counted from today.
    pub fn days_left(&self, day: NaiveDate) -> String {
        t!(self, "days-left", n = (day - self.today).num_days().max(0))
    }
    /// «2 минуты»: how long to wait, in the unit that fits.
    pub fn wait(&self, seconds: u64) -> String {
        match seconds {
            0..=90 => t!(self, "wait-seconds", n = seconds),
            91..=5400 => t!(self, "wait-minutes", n = seconds.div_ceil(60)),
            _ => t!(self, "wait-hours", n = seconds.div_ceil(3600)),
        }
    }
    /// A name from billing inside a sentence ([`Lang::theirs`]).
    pub fn theirs(&self, name: &str) -> String {
        self.lang.theirs(name)
    }
    /// ` lang="ru"` for billing's own words on an English page.
    pub fn told(&self) -> &'static str {
        match self.lang {
            Lang::Ru => "",
            Lang::En => " lang=ru",
        }
    }
}

/// How long a choice of language or text size is remembered, in seconds: a year.
const REMEMBERED: u32 = 365 * 24 * 3600;

/// Middleware: `?lang=` and `?text=` are remembered, a flash is carried to the next page and then forgotten.
pub async fn remember(State(app): State<App>, request: Request, next: Next) -> Response {
    let known = |name: &str, value: &str| match name {
        LANG => Lang::parse(value).is_some(),
        _ => value == "large" || value == "normal",
    };
    let asked: Vec<(&str, String)> = [LANG, TEXT]
        .into_iter()
        .filter_map(|name| query_value(request.uri(), name).map(|value| (name, value)))
        .filter(|(name, value)| known(name, value))
        .collect();
    let shown = request.method() == Method::GET && Flash::of(&app, request.headers()).is_some();
    let mut response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE);
    let page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    for (name, value) in asked {
        cookie::write(
            &app,
            response.headers_mut(),
            name,
            &value,
            REMEMBERED,
            Readable::ByScripts,
        );
    }
    Flash::carry(&app, &mut response, shown && page);
    cookie::secure_all(&app, response.headers_mut());
    response
}
