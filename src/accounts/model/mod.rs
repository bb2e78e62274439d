//! Types and rules of linking, without I/O.

pub mod answers;
pub mod tries;

/// How a person stands to a household; told by himself when he links it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Owner,
    Tenant,
    Family,
    Lessee,
    Representative,
}

impl Relation {
    pub const ALL: [Relation; 5] = [
        Relation::Owner,
        Relation::Tenant,
        Relation::Family,
        Relation::Lessee,
        Relation::Representative,
    ];
    /// The word of forms and of `account_link.relation`.
    pub fn code(self) -> &'static str {
        match self {
            Relation::Owner => "owner",
            Relation::Tenant => "tenant",
            Relation::Family => "family",
            Relation::Lessee => "lessee",
            Relation::Representative => "representative",
        }
    }
    pub fn parse(code: &str) -> Option<Relation> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// A person's name for somebody who may not read it: `П••• С••• М•••`.
pub fn masked_name(name: &str) -> String {
    let words: Vec<String> = name
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .map(|first| format!("{first}•••"))
        .collect();
    words.join(" ")
}

/// The part of an address that tells flats of one town apart: from the house on, as billing writes it.
/// `building` is the house as text; where it is a code or stands nowhere in the address, the address
/// without its postal code.
pub fn street(address: &str, building: &str) -> String {
    if let Some(at) = address.find(building)
        && !building.is_empty()
    {
        return address[at..].to_owned();
    }
    match address.split_once(',') {
        Some((code, rest)) if code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()) => {
            rest.trim_start().to_owned()
        }
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_masked_word_by_word() {
        assert_eq!(
            masked_name("Петрова  Светлана Михайловна"),
            "П••• С••• М•••"
        );
        assert_eq!(masked_name(""), "");
    }

    #[test]
    fn the_street_is_cut_out_only_where_the_address_has_it() {
        let address = "634583, Томская обл., Заречное с., Лесная ул., д.5, кв.3";
        assert_eq!(
            street(address, "Заречное с., Лесная ул., д.5"),
            "Заречное с., Лесная ул., д.5, кв.3"
        );
        let without_code = "Томская обл., Заречное с., Лесная ул., д.5, кв.3";
        assert_eq!(street(address, "h-17"), without_code);
        assert_eq!(street(address, ""), without_code);
        assert_eq!(street("ул. Новая, 1", ""), "ул. Новая, 1");
        assert_eq!(street("", ""), "");
    }

    #[test]
    fn every_relation_reads_back() {
        for relation in Relation::ALL {
            assert_eq!(Relation::parse(relation.code()), Some(relation));
        }
        assert_eq!(Relation::parse("Owner"), None);
    }
}
