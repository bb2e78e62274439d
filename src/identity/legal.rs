//! Texts that people read and agree to: versioned, dated, kept for ever.
//!
//! A version is the day its wording was fixed and the start of the SHA-256 of the body: the operator's name
//! and address stand in the text, so another operator's text is another version.

use super::store;
use crate::app::App;
use crate::config::Organisation;
use crate::i18n::Lang;
use askama::Template;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

/// A text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Terms,
    Consent,
    Marketing,
    PaymentRules,
    Privacy,
    Safety,
    Cookies,
    Accessibility,
}

impl Kind {
    /// Texts that somebody agrees to; the others only inform.
    const AGREED: [Kind; 4] = [
        Kind::Terms,
        Kind::Consent,
        Kind::Marketing,
        Kind::PaymentRules,
    ];

    /// Its key in `legal_text` and `consent`.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Terms => "terms",
            Kind::Consent => "consent",
            Kind::Marketing => "marketing",
            Kind::PaymentRules => "payment_rules",
            Kind::Privacy => "privacy",
            Kind::Safety => "safety",
            Kind::Cookies => "cookies",
            Kind::Accessibility => "accessibility",
        }
    }

    /// The day its wording was fixed. Change it with the wording.
    pub fn date(self) -> NaiveDate {
        let day = match self {
            Kind::PaymentRules | Kind::Safety => 23,
            _ => 22,
        };
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap_or_default()
    }
}

macro_rules! texts {
    ($($name:ident $path:literal)*) => {$(
        #[derive(Template)]
        #[template(path = $path)]
        #[allow(dead_code, reason = "not every text names the operator and the portal")]
        struct $name<'a> { operator: &'a Organisation, portal: &'a str }
    )*};
}
texts! {
    TermsRu "legal/terms.ru.html"                   TermsEn "legal/terms.en.html"
    ConsentRu "legal/consent.ru.html"               ConsentEn "legal/consent.en.html"
    MarketingRu "legal/marketing.ru.html"           MarketingEn "legal/marketing.en.html"
    PaymentRulesRu "legal/payment-rules.ru.html"    PaymentRulesEn "legal/payment-rules.en.html"
    PrivacyRu "legal/privacy.ru.html"               PrivacyEn "legal/privacy.en.html"
    SafetyRu "legal/safety.ru.html"                 SafetyEn "legal/safety.en.html"
    CookiesRu "legal/cookies.ru.html"               CookiesEn "legal/cookies.en.html"
    AccessibilityRu "legal/accessibility.ru.html"   AccessibilityEn "legal/accessibility.en.html"
}

/// A text as it stands today.
pub struct Text {
    pub version: String,
    /// HTML of our own templates; what comes from the settings is escaped in it.
    pub body: String,
}

/// Today's text of this kind.
///
/// # Errors
/// A template that does not render.
pub fn current(app: &App, kind: Kind, lang: Lang) -> anyhow::Result<Text> {
    let (operator, portal) = (&app.config.organisation, app.config.public_url());
    let portal = portal.as_str();
    macro_rules! render {
        ($($kind:ident $ru:ident $en:ident)*) => {
            match (kind, lang) {$(
                (Kind::$kind, Lang::Ru) => $ru { operator, portal }.render(),
                (Kind::$kind, Lang::En) => $en { operator, portal }.render(),
            )*}
        };
    }
    let body = render! {
        Terms TermsRu TermsEn
        Consent ConsentRu ConsentEn
        Marketing MarketingRu MarketingEn
        PaymentRules PaymentRulesRu PaymentRulesEn
        Privacy PrivacyRu PrivacyEn
        Safety SafetyRu SafetyEn
        Cookies CookiesRu CookiesEn
        Accessibility AccessibilityRu AccessibilityEn
    }?;
    let sum: String = Sha256::digest(body.as_bytes())
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(Text {
        version: format!("{}-{sum}", kind.date()),
        body,
    })
}

/// Keeps today's texts, so that consents can name them. Called once when the program starts.
///
/// # Errors
/// No database.
pub async fn register(app: &App) -> anyhow::Result<()> {
    let mut db = app.db.acquire().await?;
    for kind in Kind::AGREED {
        for lang in [Lang::Ru, Lang::En] {
            let text = current(app, kind, lang)?;
            store::legal::keep(
                &mut db,
                (kind.code(), &text.version, lang.code()),
                &text.body,
            )
            .await?;
        }
    }
    Ok(())
}
