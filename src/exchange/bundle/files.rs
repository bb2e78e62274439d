//! The files of a bundle (CONTRACT 5), in the order in which they are merged: what is referred to
//! comes before what refers.

use super::spec::{AREA, Column, FileSpec, Kind, MONEY, RATE, READING, VOLUME};

const NUMBER: Kind = Kind::Code(50);
const CODE: Kind = Kind::Code(100);
const WORDS: Kind = Kind::Text(2000);
const PEOPLE: Kind = Kind::Whole(0, 1_000_000);
const DAY: Kind = Kind::Whole(1, 31);
const POLICY: Kind = Kind::OneOf(&["closed", "next_period"]);
const MULTIPLIER: Kind = Kind::Decimal {
    whole: 4,
    decimals: 4,
    signed: false,
};

/// Every file that a bundle may hold.
pub static FILES: [FileSpec; 19] = [
    FileSpec {
        name: "suppliers",
        columns: &[
            Column::key("code", CODE),
            Column::needed("name", WORDS),
            Column::value("short_name", WORDS),
            Column::value(
                "kind",
                Kind::OneOf(&["resource", "management", "agent", "fund"]),
            )
            .or("resource"),
            Column::value("inn", Kind::Code(12)),
            Column::value("kpp", Kind::Code(9)),
            Column::value("ogrn", Kind::Code(15)),
            Column::value("bank_name", WORDS),
            Column::value("bic", Kind::Code(9)),
            Column::value("settlement_account", Kind::Code(20)),
            Column::value("correspondent_account", Kind::Code(20)),
            Column::value("kbk", Kind::Code(20)),
            Column::value("oktmo", Kind::Code(11)),
            Column::value("payee_code", CODE).or_null(),
            Column::value("address", WORDS),
            Column::value("hours", WORDS),
            Column::value("phone", WORDS),
            Column::value("emergency_phone", WORDS),
            Column::value("email", WORDS),
            Column::value("site", WORDS),
            Column::value("reading_day_from", DAY),
            Column::value("reading_day_to", DAY),
            Column::value("reading_policy", POLICY).or("next_period"),
            Column::value("payer_identity", Kind::Flag).or("f"),
        ],
    },
    FileSpec {
        name: "services",
        columns: &[
            Column::key("code", CODE),
            Column::needed("name", WORDS),
            Column::value("name_en", WORDS),
            Column::value("unit", Kind::Unit),
            Column::value("group", CODE),
            Column::value("position", Kind::Whole(i32::MIN, i32::MAX)).or("100"),
        ],
    },
    FileSpec {
        name: "houses",
        columns: &[
            Column::key("code", CODE),
            Column::needed("address", WORDS),
            Column::value("total_area", AREA),
            Column::value("common_area", AREA),
            Column::value("residents", PEOPLE),
        ],
    },
    FileSpec {
        name: "accounts",
        columns: &[
            Column::key("number", NUMBER),
            Column::value("old_number", NUMBER),
            Column::value("unified_number", NUMBER),
            Column::value("gis_service_id", NUMBER),
            Column::value("title", WORDS),
            Column::value("address", WORDS),
            Column::value("building", WORDS),
            Column::value("apartment", WORDS),
            Column::value("owner_name", WORDS),
            Column::value("owner_since", Kind::Date),
            Column::value("registered_residents", PEOPLE),
            Column::value("residents", PEOPLE),
            Column::value("rooms", PEOPLE),
            Column::value("total_area", AREA),
            Column::value("living_area", AREA),
            Column::value("heated_area", AREA),
            Column::value("link_code", NUMBER),
            Column::value("closed_on", Kind::Date),
        ],
    },
    FileSpec {
        name: "account_aliases",
        columns: &[
            Column::key("alias", NUMBER),
            Column::key("number", NUMBER).leads(),
        ],
    },
    FileSpec {
        name: "tariffs",
        columns: &[
            Column::key("code", CODE),
            Column::key("zone", Kind::Zone),
            Column::open_key("range_from", AREA).or("0"),
            Column::key("valid_from", Kind::Date),
            Column::value("range_to", AREA),
            Column::value("name", WORDS),
            Column::value("unit", Kind::Unit),
            Column::needed("value", RATE),
            Column::value("period_label", WORDS),
        ],
    },
    FileSpec {
        name: "norms",
        columns: &[
            Column::key("scope", WORDS),
            Column::key("service", CODE).to("service_code"),
            Column::key("valid_from", Kind::Date),
            Column::needed("value", RATE),
            Column::value("unit", Kind::Unit),
            Column::value("per", Kind::OneOf(&["person", "m2", "account"])).or("person"),
            Column::value("multiplier", MULTIPLIER),
            Column::value("document", WORDS),
        ],
    },
    FileSpec {
        name: "contracts",
        columns: &[
            Column::key("account_number", NUMBER).leads(),
            Column::key("supplier_code", CODE).leads(),
            Column::key("service", CODE).to("service_code"),
            Column::key("supplier_account_number", NUMBER).leads(),
            Column::open_key("valid_from", Kind::Date),
            Column::value("service_name", WORDS),
            Column::value("tariff_code", CODE),
            Column::value("operation_code", CODE),
            Column::value("closed_on", Kind::Date),
        ],
    },
    FileSpec {
        name: "reading_windows",
        columns: &[
            Column::key("supplier_code", CODE),
            Column::key("service", CODE).to("service_code"),
            Column::key("valid_from", Kind::Date),
            Column::value("day_from", DAY),
            Column::value("day_to", DAY),
            Column::value("policy", POLICY).or("next_period"),
        ],
    },
    FileSpec {
        name: "meters",
        columns: &[
            Column::key("account_number", NUMBER).leads(),
            Column::key("supplier_code", CODE),
            Column::key("service", CODE).to("service_code"),
            Column::key("serial", NUMBER),
            Column::value("unit", Kind::Unit),
            Column::value("integer_digits", Kind::Whole(1, 10)).or("6"),
            Column::value("fraction_digits", Kind::Whole(0, 5)).or("3"),
            Column::value("zones", Kind::Whole(1, 3)).or("1"),
            Column::value("installed_on", Kind::Date),
            Column::value("removed_on", Kind::Date),
            Column::value("verified_until", Kind::DateOrNever),
            Column::value("replaces_serial", NUMBER),
            Column::value("place", WORDS),
            Column::value("coefficient", AREA).or("1"),
            Column::value("kind", Kind::OneOf(&["unit", "building"])).or("unit"),
        ],
    },
    FileSpec {
        name: "readings",
        columns: &[
            Column::key("account_number", NUMBER).leads(),
            Column::open_key("service", CODE).leads(),
            Column::key("meter_serial", NUMBER).leads(),
            Column::key("zone", Kind::Zone),
            Column::key("taken_on", Kind::Date),
            Column::open_key(
                "kind",
                Kind::OneOf(&[
                    "customer",
                    "control",
                    "calculated",
                    "average",
                    "norm",
                    "initial",
                    "final",
                ]),
            )
            .or("customer"),
            Column::needed("value", READING),
            Column::value("billed_period", Kind::Month),
            Column::value("source", CODE).or("billing"),
            Column::value(
                "state",
                Kind::OneOf(&[
                    "received",
                    "accepted",
                    "needs_check",
                    "declined",
                    "exported",
                    "billed",
                    "not_billable",
                    "replaced",
                ]),
            ),
            Column::value("reason", WORDS),
            Column::value("reading_id", Kind::Id).leads(),
        ],
    },
    FileSpec {
        name: "bills",
        columns: &[
            Column::key("account_number", NUMBER).leads(),
            Column::key("period", Kind::Month),
            Column::open_key("document", CODE),
            Column::value("number", CODE),
            Column::value("gis_document_id", CODE),
            Column::value("issued_on", Kind::Date),
            Column::value("due_on", Kind::Date),
            Column::value("payments_until", Kind::Date),
            Column::value("total_area", AREA),
            Column::value("living_area", AREA),
            Column::value("residents", PEOPLE),
            Column::value("registered_residents", PEOPLE),
            Column::value("withdrawn_on", Kind::Date),
            Column::value("withdrawn_reason", WORDS),
            Column::value("file", Kind::Code(200)),
            Column::value("note", WORDS),
        ],
    },
    FileSpec {
        name: "bill_totals",
        columns: &[
            Column::key("account_number", NUMBER).leads(),
            Column::key("period", Kind::Month),
            Column::open_key("document", CODE),
            Column::key("supplier_code", CODE).leads(),
            Column::open_key("supplier_account_number", NUMBER).leads(),
            Column::open_key("label", CODE),
            Column::value("opening", MONEY).or("0"),
            Column::value("paid", MONEY).or("0"),
            Column::value("charged", MONEY).or("0"),
            Column::value("support", MONEY).or("0"),
            Column::value("recalculation", MONEY).or("0"),
            Column::value("penalty_charged", MONEY).or("0"),
            Column::value("penalty", MONEY).or("0"),
            Column::needed("total", MONEY),
            Column::value("payable", Kind::Flag).or("t"),
        ],
    },
    FileSpec {
        name: "bill_lines",
        columns: &[
            Column::key("account_number", NUMBER).leads(),
            Column::key("period", Kind::Month),
            Column::open_key("document", CODE),
            Column::key("supplier_code", CODE).leads(),
            Column::open_key("supplier_account_number", NUMBER).leads(),
            Column::key("service", CODE).to("service_code"),
            Column::open_key("label", CODE),
            Column::open_key("line", CODE),
            Column::value("position", Kind::Whole(i32::MIN, i32::MAX)).or("0"),
            Column::value("service_name", WORDS),
            Column::value(
                "basis",
                Kind::OneOf(&["meter", "average", "norm", "house", "fixed"]),
            )
            .or(""),
            Column::value("unit", Kind::Unit),
            Column::value("quantity", VOLUME),
            Column::value("quantity_common", VOLUME),
            Column::value("tariff", VOLUME),
            Column::value("unit_price", VOLUME),
            Column::value("multiplier", MULTIPLIER),
            Column::value("norm", RATE),
            Column::value("object_count", PEOPLE),
            Column::value("opening", MONEY).or("0"),
            Column::value("paid", MONEY).or("0"),
            Column::value("charged", MONEY).or("0"),
            Column::value("support", MONEY).or("0"),
            Column::value("recalculation", MONEY).or("0"),
            Column::value("closing", MONEY),
        ],
    },
    FileSpec {
        name: "bill_meters",
        columns: &[
            Column::key("account_number", NUMBER).leads(),
            Column::key("period", Kind::Month),
            Column::open_key("document", CODE),
            Column::key("supplier_code", CODE),
            Column::key("service", CODE).to("service_code"),
            Column::key("serial", NUMBER),
            Column::key("zone", Kind::Zone),
            Column::value("previous", READING),
            Column::value("previous_on", Kind::Date),
            Column::value("current", READING),
            Column::value("current_on", Kind::Date),
            Column::value("consumption", VOLUME),
            Column::value("note", WORDS),
        ],
    },
    FileSpec {
        name: "bill_adjustments",
        columns: &[
            Column::key("account_number", NUMBER).leads(),
            Column::key("period", Kind::Month),
            Column::open_key("document", CODE),
            Column::key("supplier_code", CODE),
            Column::key("service", CODE).to("service_code"),
            Column::key("position", Kind::Whole(i32::MIN, i32::MAX)),
            Column::value("kind", Kind::OneOf(&["recalculation", "instalment"]))
                .or("recalculation"),
            Column::value("reason", WORDS),
            Column::value("amount", MONEY).or("0"),
            Column::value("remaining", MONEY),
        ],
    },
    FileSpec {
        name: "house_volumes",
        columns: &[
            Column::key("building", WORDS),
            Column::key("period", Kind::Month),
            Column::key("service", CODE).to("service_code"),
            Column::value("individual", VOLUME),
            Column::value("common", VOLUME),
            Column::value("meter", VOLUME),
            Column::value("unit", Kind::Unit),
            Column::value(
                "hours",
                Kind::Decimal {
                    whole: 8,
                    decimals: 2,
                    signed: false,
                },
            ),
        ],
    },
    FileSpec {
        name: "payments",
        columns: &[
            Column::key("supplier_code", CODE),
            Column::key("external_id", CODE),
            Column::value("account_number", NUMBER).leads(),
            Column::value("supplier_account_number", NUMBER).leads(),
            Column::needed("paid_on", Kind::Date),
            Column::value("received_on", Kind::Date),
            Column::needed("amount", MONEY),
            Column::value("kind", Kind::OneOf(&["payment", "refund", "correction"])).or("payment"),
            Column::value("source", CODE),
            Column::value("kabinet_payment", CODE),
        ],
    },
    FileSpec {
        name: "customers",
        columns: &[
            Column::key("email", Kind::Email),
            Column::key("account_number", NUMBER).leads(),
            Column::value(
                "relation",
                Kind::OneOf(&["owner", "tenant", "family", "lessee", "representative"]),
            )
            .or("owner"),
            Column::value("last_name", WORDS),
            Column::value("first_name", WORDS),
            Column::value("middle_name", WORDS),
            Column::value("phone", Kind::Phone),
        ],
    },
];

/// The description of `accounts.csv` and its like; `None` for a name that no bundle has.
pub fn file(name: &str) -> Option<&'static FileSpec> {
    FILES
        .iter()
        .find(|spec| name.strip_suffix(".csv") == Some(spec.name))
}
