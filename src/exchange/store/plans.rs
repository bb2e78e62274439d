//! How each file's rows find the live rows they are about, and what is asked of them.

/// A condition on rows of the checked table `g` (and of the staged row `s`) under which a row is
/// refused.
pub struct Check {
    /// The file's column to name.
    pub column: &'static str,
    /// SQL.
    pub when: &'static str,
    /// SQL of the reason.
    pub why: &'static str,
}

const fn check(column: &'static str, when: &'static str, why: &'static str) -> Check {
    Check { column, when, why }
}

/// The way of one file from staging to the live table.
pub struct Plan {
    pub file: &'static str,
    /// The live table, `t` in `on`.
    pub live: &'static str,
    /// Joins from the staged row `s` to what it refers to. `{supplier account}` stands for those
    /// that find the supplier account.
    pub joins: &'static str,
    /// Columns of the checked table that the file itself does not have.
    pub extra: &'static str,
    /// What makes a live row the one that the staged row is about.
    pub on: &'static str,
    /// A column of the live table that is never null.
    pub found: &'static str,
    /// Columns of the checked table that are its key.
    pub key: &'static [&'static str],
    /// Columns that have no value of their own: SQL with `{name}` for other columns.
    pub derived: &'static [(&'static str, &'static str)],
    pub checks: &'static [Check],
    /// Arithmetic: the printed result and the sum it must be, within a kopeck.
    pub adds_up: Option<(&'static str, &'static str)>,
    /// Rows of one bill and supplier are replaced together.
    pub versioned: bool,
}

const NONE: Plan = Plan {
    file: "",
    live: "",
    joins: "",
    extra: "",
    on: "",
    found: "",
    key: &[],
    derived: &[],
    checks: &[],
    adds_up: None,
    versioned: false,
};

const ACCOUNT: Check = check(
    "account_number",
    "g.account_id is null",
    "'no such account: neither loaded nor accepted from accounts.csv'",
);
const SUPPLIER: Check = check(
    "supplier_code",
    "g.supplier_code not in (select code from supplier)",
    "'no such supplier: neither loaded nor accepted from suppliers.csv'",
);
const SERVICE: Check = check(
    "service",
    "g.service_code not in (select code from service)",
    "'no such service: neither known nor accepted from services.csv'",
);
const SUPPLIER_ACCOUNT: Check = check(
    "supplier_account_number",
    "g.supplier_account_id is null and g.account_id is not null
     and g.supplier_code in (select code from supplier)",
    NO_SUPPLIER_ACCOUNT,
);
/// `only_of` counts the supplier accounts where the file names none.
pub const NO_SUPPLIER_ACCOUNT: &str = "case
    when g.only_of is null then 'no such number of this supplier in this household: neither loaded nor accepted from contracts.csv'
    when g.only_of = 0 then 'this household has no number with this supplier: neither loaded nor accepted from contracts.csv'
    else 'this household has ' || g.only_of || ' numbers with this supplier: name one' end";
const BILL: Check = check(
    "period",
    "g.account_id is not null and g.bill is null",
    "'no such bill: neither loaded nor accepted from bills.csv'",
);

const BY_ACCOUNT: &str = "left join account a on a.number = s.account_number";
const BY_BILL: &str = "left join account a on a.number = s.account_number
     left join bill b on b.account_id = a.id and b.period = s.period and b.document = s.document";
const BILL_FOUND: &str = "a.id as account_id, b.account_id as bill";
const BY_SUPPLIER_ACCOUNT: &str = "left join account a on a.number = s.account_number
     left join bill b on b.account_id = a.id and b.period = s.period and b.document = s.document
     {supplier account}";
const SUPPLIER_ACCOUNT_FOUND: &str =
    "a.id as account_id, {supplier account id} as supplier_account_id,
     {only of} as only_of, s.supplier_code, b.account_id as bill";

/// Finds the supplier account by its number …
pub const EXACT: &str = "left join supplier_account sx on sx.account_id = a.id
    and sx.supplier_code = s.supplier_code and sx.number = s.supplier_account_number";
/// … or, where the file names none, as the only one of that supplier in the household.
pub const ONLY: &str = " left join lateral (
        select (array_agg(o.id))[1] as id, count(*) as n from supplier_account o
        where s.supplier_account_number = '' and o.account_id = a.id and o.supplier_code = s.supplier_code
    ) so on s.supplier_account_number = ''";

/// The generic ones; readings and payments have their own modules.
pub static PLANS: [Plan; 17] = [
    Plan {
        file: "suppliers",
        live: "supplier",
        on: "t.code = s.code",
        found: "t.code",
        key: &["code"],
        checks: &[check(
            "reading_day_from",
            "(g.reading_day_from is null) <> (g.reading_day_to is null)",
            "'reading_day_from and reading_day_to are both given or both empty'",
        )],
        ..NONE
    },
    Plan {
        file: "services",
        live: "service",
        on: "t.code = s.code",
        found: "t.code",
        key: &["code"],
        ..NONE
    },
    Plan {
        file: "houses",
        live: "house",
        on: "t.code = s.code",
        found: "t.code",
        key: &["code"],
        ..NONE
    },
    Plan {
        file: "accounts",
        live: "account",
        extra: "t.id, t.owner_since as owner_was",
        on: "t.number = s.number",
        found: "t.id",
        key: &["number"],
        ..NONE
    },
    Plan {
        file: "account_aliases",
        live: "account_alias",
        joins: "left join account a on a.number = s.number",
        extra: "a.id as account_id",
        on: "t.account_id = a.id and t.alias = s.alias",
        found: "t.account_id",
        key: &["account_id", "alias"],
        checks: &[check(
            "number",
            "g.account_id is null",
            "'no such account: neither loaded nor accepted from accounts.csv'",
        )],
        ..NONE
    },
    Plan {
        file: "tariffs",
        live: "tariff",
        on: "t.code = s.code and t.zone = s.zone and t.range_from = s.range_from and t.valid_from = s.valid_from",
        found: "t.code",
        key: &["code", "zone", "range_from", "valid_from"],
        checks: &[check(
            "range_to",
            "g.range_to <= g.range_from",
            "'range_to ' || g.range_to || ' is not above range_from ' || g.range_from",
        )],
        ..NONE
    },
    Plan {
        file: "norms",
        live: "norm",
        on: "t.scope = s.scope and t.service_code = s.service and t.valid_from = s.valid_from",
        found: "t.scope",
        key: &["scope", "service_code", "valid_from"],
        checks: &[
            SERVICE,
            check(
                "scope",
                "g.scope <> '*' and g.scope not in (select code from house)
                 and g.scope not in (select building from account where building <> '')",
                "'neither * nor a building: not loaded, nor accepted from houses.csv or accounts.csv'",
            ),
        ],
        ..NONE
    },
    Plan {
        file: "contracts",
        live: "contract",
        joins: "left join account a on a.number = s.account_number
            left join supplier_account sx on sx.account_id = a.id
            and sx.supplier_code = s.supplier_code and sx.number = s.supplier_account_number",
        extra: "t.id, a.id as account_id, sx.id as supplier_account_id, s.supplier_code,
            s.supplier_account_number",
        on: "t.account_id = a.id and t.supplier_account_id = sx.id and t.service_code = s.service
            and t.valid_from is not distinct from s.valid_from",
        found: "t.id",
        key: &[
            "account_id",
            "supplier_code",
            "supplier_account_number",
            "service_code",
            "valid_from",
        ],
        checks: &[
            ACCOUNT,
            SUPPLIER,
            SERVICE,
            check(
                "tariff_code",
                "g.tariff_code <> '' and g.tariff_code not in (select code from tariff)",
                "'no such tariff: neither loaded nor accepted from tariffs.csv'",
            ),
        ],
        ..NONE
    },
    Plan {
        file: "reading_windows",
        live: "reading_window",
        on: "t.supplier_code = s.supplier_code and t.service_code = s.service and t.valid_from = s.valid_from",
        found: "t.supplier_code",
        key: &["supplier_code", "service_code", "valid_from"],
        checks: &[
            SUPPLIER,
            SERVICE,
            check(
                "day_from",
                "(g.day_from is null) <> (g.day_to is null)",
                "'day_from and day_to are both given or both empty'",
            ),
        ],
        ..NONE
    },
    Plan {
        file: "meters",
        live: "meter",
        joins: BY_ACCOUNT,
        extra: "t.id, a.id as account_id",
        on: "t.account_id = a.id and t.supplier_code = s.supplier_code and t.service_code = s.service
            and t.serial = s.serial",
        found: "t.id",
        key: &["account_id", "supplier_code", "service_code", "serial"],
        checks: &[
            ACCOUNT,
            SUPPLIER,
            SERVICE,
            check("coefficient", "g.coefficient <= 0", "'not above nothing'"),
        ],
        ..NONE
    },
    Plan {
        file: "bills",
        live: "bill",
        joins: BY_ACCOUNT,
        extra: "a.id as account_id, t.file as file_was",
        on: "t.account_id = a.id and t.period = s.period and t.document = s.document",
        found: "t.account_id",
        key: &["account_id", "period", "document"],
        checks: &[
            ACCOUNT,
            check(
                "file",
                "g.file <> '' and g.file is distinct from g.file_was
                 and g.file not in (select name from import_attachment)",
                "'the bundle holds no such file'",
            ),
        ],
        ..NONE
    },
    Plan {
        file: "bill_totals",
        live: "bill_total",
        joins: BY_SUPPLIER_ACCOUNT,
        extra: SUPPLIER_ACCOUNT_FOUND,
        on: "t.account_id = a.id and t.period = s.period and t.document = s.document
            and t.supplier_account_id = {supplier account id} and t.label = s.label and t.live",
        found: "t.account_id",
        key: &["account_id", "period", "document", "supplier_account_id", "label"],
        checks: &[ACCOUNT, SUPPLIER, SUPPLIER_ACCOUNT, BILL],
        adds_up: Some((
            "total",
            "opening - paid + charged + support + recalculation + penalty_charged",
        )),
        versioned: true,
        ..NONE
    },
    Plan {
        file: "bill_lines",
        live: "bill_line",
        joins: BY_SUPPLIER_ACCOUNT,
        extra: SUPPLIER_ACCOUNT_FOUND,
        on: "t.account_id = a.id and t.period = s.period and t.document = s.document
            and t.supplier_account_id = {supplier account id} and t.service_code = s.service
            and t.label = s.label and t.line = s.line and t.live",
        found: "t.account_id",
        key: &[
            "account_id",
            "period",
            "document",
            "supplier_account_id",
            "service_code",
            "label",
            "line",
        ],
        // A line without a result of its own has the one that its parts make.
        derived: &[(
            "closing",
            "{opening} - {paid} + {charged} + {support} + {recalculation}",
        )],
        checks: &[ACCOUNT, SUPPLIER, SUPPLIER_ACCOUNT, SERVICE, BILL],
        adds_up: Some((
            "closing",
            "opening - paid + charged + support + recalculation",
        )),
        versioned: true,
    },
    Plan {
        file: "bill_meters",
        live: "bill_meter",
        joins: BY_BILL,
        extra: BILL_FOUND,
        on: "t.account_id = a.id and t.period = s.period and t.document = s.document
            and t.supplier_code = s.supplier_code and t.service_code = s.service
            and t.serial = s.serial and t.zone = s.zone and t.live",
        found: "t.account_id",
        key: &[
            "account_id",
            "period",
            "document",
            "supplier_code",
            "service_code",
            "serial",
            "zone",
        ],
        checks: &[
            ACCOUNT,
            SUPPLIER,
            SERVICE,
            BILL,
            check(
                "serial",
                "g.account_id is not null and not exists (select from meter m
                     where m.account_id = g.account_id and m.service_code = g.service_code and m.serial = g.serial)",
                "'no such meter in this household: neither loaded nor accepted from meters.csv'",
            ),
        ],
        versioned: true,
        ..NONE
    },
    Plan {
        file: "bill_adjustments",
        live: "bill_adjustment",
        joins: BY_BILL,
        extra: BILL_FOUND,
        on: "t.account_id = a.id and t.period = s.period and t.document = s.document
            and t.supplier_code = s.supplier_code and t.service_code = s.service
            and t.position = s.position and t.live",
        found: "t.account_id",
        key: &[
            "account_id",
            "period",
            "document",
            "supplier_code",
            "service_code",
            "position",
        ],
        checks: &[ACCOUNT, SUPPLIER, SERVICE, BILL],
        versioned: true,
        ..NONE
    },
    Plan {
        file: "house_volumes",
        live: "house_volume",
        on: "t.building = s.building and t.period = s.period and t.service_code = s.service",
        found: "t.building",
        key: &["building", "period", "service_code"],
        checks: &[
            SERVICE,
            check(
                "building",
                "g.building not in (select code from house)
                 and g.building not in (select building from account where building <> '')",
                "'no such building: not loaded, nor accepted from houses.csv or accounts.csv'",
            ),
        ],
        ..NONE
    },
    Plan {
        file: "customers",
        live: "invitation",
        joins: BY_ACCOUNT,
        extra: "a.id as account_id, lower(s.email) as email_key",
        on: "t.account_id = a.id and t.email_key = lower(s.email)",
        found: "t.account_id",
        key: &["account_id", "email_key"],
        checks: &[ACCOUNT],
        ..NONE
    },
];

/// The plan of a file that has a generic one.
pub fn plan(file: &str) -> Option<&'static Plan> {
    PLANS.iter().find(|plan| plan.file == file)
}
