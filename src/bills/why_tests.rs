use super::*;
use crate::bills::model::Total;
use proptest::prelude::*;
use rust_decimal_macros::dec;

fn line(
    service: &str,
    quantity: Option<Decimal>,
    tariff: Option<Decimal>,
    charged: Decimal,
) -> Line {
    let zero = Money::ZERO;
    Line {
        supplier_account_id: Uuid::nil(),
        service: service.to_owned(),
        name: service.to_owned(),
        name_en: String::new(),
        label: String::new(),
        line: String::new(),
        basis: "meter".to_owned(),
        unit: "м³".to_owned(),
        quantity,
        quantity_common: None,
        tariff,
        unit_price: None,
        multiplier: None,
        norm: None,
        object_count: None,
        opening: zero,
        paid: zero,
        charged: Money::from_decimal(charged),
        support: zero,
        recalculation: zero,
        closing: zero,
    }
}

/// A supplier whose total is its lines, with so much new penalty and so much beyond its lines.
fn part(id: u128, lines: Vec<Line>, penalty: Decimal, beyond: Decimal) -> SupplierPart {
    let zero = Money::ZERO;
    let sum = |of: fn(&Line) -> Money| lines.iter().map(of).sum::<Money>();
    let total = Total {
        supplier_account_id: Uuid::from_u128(id),
        label: String::new(),
        opening: zero,
        paid: zero,
        charged: sum(|l| l.charged) + Money::from_decimal(beyond),
        support: sum(|l| l.support),
        recalculation: sum(|l| l.recalculation),
        penalty_charged: Money::from_decimal(penalty),
        penalty: zero,
        total: zero,
        payable: true,
    };
    SupplierPart {
        id: Uuid::from_u128(id),
        code: id.to_string(),
        name: format!("S{id}"),
        number: id.to_string(),
        services: String::new(),
        totals: vec![total],
        lines,
    }
}

fn sheet(suppliers: Vec<SupplierPart>) -> Sheet {
    Sheet {
        suppliers,
        ..Sheet::default()
    }
}

fn told(why: &Why) -> Vec<(Kind, Money)> {
    why.reasons
        .iter()
        .map(|r| (r.kind.clone(), r.amount))
        .collect()
}

fn money(value: Decimal) -> Money {
    Money::from_decimal(value)
}

#[test]
fn more_units_at_a_higher_price_are_two_reasons_that_add_up() {
    // 4 m³ at 50 → 5 m³ at 60: one unit more at the old price, ten roubles more on five units.
    let before = sheet(vec![part(
        1,
        vec![line("cold", Some(dec!(4)), Some(dec!(50)), dec!(200))],
        dec!(0),
        dec!(0),
    )]);
    let now = sheet(vec![part(
        1,
        vec![line("cold", Some(dec!(5)), Some(dec!(60)), dec!(300))],
        dec!(0),
        dec!(0),
    )]);
    let why = Why::of(&before, &now);
    assert_eq!(why.difference(), money(dec!(100)));
    let volume = Kind::Volume {
        from: dec!(4),
        to: dec!(5),
        unit: "м³".to_owned(),
    };
    let both = told(&why);
    assert!(both.contains(&(volume, money(dec!(50)))), "{both:?}");
    assert!(
        both.contains(&(Kind::Price(Some((dec!(50), dec!(60)))), money(dec!(50)))),
        "{both:?}"
    );
}

#[test]
fn with_one_tariff_all_of_the_difference_is_the_volume_whatever_was_rounded() {
    let before = sheet(vec![part(
        1,
        vec![line(
            "cold",
            Some(dec!(3.333)),
            Some(dec!(52.1)),
            dec!(173.65),
        )],
        dec!(0),
        dec!(0),
    )]);
    let now = sheet(vec![part(
        1,
        vec![line(
            "cold",
            Some(dec!(2.1)),
            Some(dec!(52.1)),
            dec!(109.41),
        )],
        dec!(0),
        dec!(0),
    )]);
    let why = Why::of(&before, &now);
    assert_eq!(told(&why).len(), 1);
    assert_eq!(why.reasons[0].amount, money(dec!(-64.24)));
}

#[test]
fn a_new_service_one_that_ended_penalty_and_another_way_of_counting_are_named() {
    let mut by_norm = line("hot", Some(dec!(6)), Some(dec!(200)), dec!(1200));
    by_norm.basis = "norm".to_owned();
    let before = sheet(vec![part(
        1,
        vec![
            line("hot", Some(dec!(2)), Some(dec!(200)), dec!(400)),
            line("intercom", None, None, dec!(50)),
        ],
        dec!(0),
        dec!(0),
    )]);
    let now = sheet(vec![part(
        1,
        vec![by_norm, line("heating", None, None, dec!(900))],
        dec!(12.34),
        dec!(0),
    )]);
    let why = Why::of(&before, &now);
    let kinds: Vec<Kind> = told(&why).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(
        kinds,
        [
            Kind::Started,
            Kind::Basis {
                from: "meter".to_owned(),
                to: "norm".to_owned()
            },
            Kind::Ended
        ]
    );
    assert_eq!((why.others, why.rest), (1, money(dec!(12.34))));
    assert_eq!(why.difference(), money(dec!(1662.34)));
}

#[test]
fn the_alternative_that_is_not_to_be_paid_is_no_reason() {
    let with = |fact: Decimal| {
        let mut actual = line("heating", Some(dec!(1)), None, fact);
        actual.label = "fact".to_owned();
        let mut part = part(
            1,
            vec![line("heating", Some(dec!(1)), None, dec!(100))],
            dec!(0),
            dec!(0),
        );
        let mut other = part.totals[0].clone();
        other.label = "fact".to_owned();
        other.payable = false;
        other.charged = money(fact);
        part.totals.push(other);
        part.lines.push(actual);
        sheet(vec![part])
    };
    let why = Why::of(&with(dec!(10)), &with(dec!(999)));
    assert_eq!((why.difference(), why.reasons.len()), (Money::ZERO, 0));
}

fn some_line() -> impl Strategy<Value = Line> {
    let amount = || (-200_000i64..2_000_000).prop_map(|kopecks| Decimal::new(kopecks, 2));
    let unit = || proptest::option::of((0i64..90_000).prop_map(|n| Decimal::new(n, 3)));
    (
        0usize..4,
        0usize..3,
        unit(),
        unit(),
        amount(),
        amount(),
        0usize..4,
    )
        .prop_map(|(service, name, quantity, tariff, charged, other, basis)| {
            let mut line = line(["a", "b", "c", "d"][service], quantity, tariff, charged);
            line.line = ["", "T1", "T2"][name].to_owned();
            line.basis = ["", "meter", "norm", "average"][basis].to_owned();
            line.support = money(-other);
            line.recalculation = money(other / dec!(3));
            line
        })
}

fn some_sheet() -> impl Strategy<Value = Sheet> {
    let part_of = (
        1u128..4,
        proptest::collection::vec(some_line(), 0..6),
        -5_000i64..5_000,
        -5_000i64..5_000,
    )
        .prop_map(|(id, lines, penalty, beyond)| {
            part(id, lines, Decimal::new(penalty, 2), Decimal::new(beyond, 2))
        });
    proptest::collection::vec(part_of, 0..4).prop_map(|mut parts| {
        parts.sort_by_key(|part| part.id);
        parts.dedup_by_key(|part| part.id);
        // A line stands once by service, label and name, as the table's key has it.
        for part in &mut parts {
            let mut seen = Vec::new();
            part.lines.retain(|line| {
                let key = (line.service.clone(), line.line.clone());
                let new = !seen.contains(&key);
                seen.push(key);
                new
            });
        }
        sheet(parts)
    })
}

proptest! {
    #[test]
    fn reasons_and_the_rest_add_up_to_the_difference(before in some_sheet(), now in some_sheet()) {
        let why = Why::of(&before, &now);
        let told: Money = why.reasons.iter().map(|reason| reason.amount).sum();
        prop_assert_eq!(told + why.rest, why.difference());
        prop_assert!(why.reasons.len() <= 3);
        prop_assert!(why.reasons.iter().all(|reason| !reason.amount.is_zero()));
    }
}
