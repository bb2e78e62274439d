//! A browser's own words about itself, as a person would say them.

use crate::i18n::Words;
use crate::t;

/// The `User-Agent` of a request; empty where there is none.
pub fn agent(headers: &axum::http::HeaderMap) -> String {
    let agent = headers.get(axum::http::header::USER_AGENT);
    let agent = agent
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    agent.chars().take(200).collect()
}

/// «Chrome, Windows». Only names of this closed list reach a letter, whatever a browser says.
pub fn name(agent: &str, words: Words) -> String {
    // The order matters: most browsers also name the ones they descend from.
    const BROWSERS: [(&str, &str); 8] = [
        ("YaBrowser", "Yandex Browser"),
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("CriOS", "Chrome"),
        ("Safari", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let of = |list: &[(&'static str, &'static str)]| {
        list.iter()
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, name)| *name)
    };
    match (of(&BROWSERS), of(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => t!(words, "identity-device-unknown"),
    }
}
