use super::*;
use crate::readings::model::Kind;
use proptest::prelude::*;
use rust_decimal_macros::dec;
use uuid::Uuid;

const WATER: Dial = Dial {
    integer_digits: 6,
    fraction_digits: 3,
    coefficient: Decimal::ONE,
};
const POWER: Dial = Dial {
    integer_digits: 5,
    fraction_digits: 0,
    coefficient: Decimal::ONE,
};

fn known(value: Decimal, month: &str) -> Known {
    let period = Period::parse(month).unwrap();
    Known {
        id: Uuid::nil(),
        value,
        taken_on: period.first_day(),
        kind: Kind::Customer,
        period,
        billed: false,
        batch: None,
        new_meter: false,
    }
}
/// One month since the last, 4 a month.
fn four() -> Usual {
    Usual::new(Some(dec!(4)), dec!(30), 1)
}
fn judged(typed: &str, last: Decimal, usual: Usual, sure: Sure) -> Result<Verdict, Refusal> {
    judge(typed, &WATER, Some(&known(last, "2026-10")), usual, sure)
}
fn unsure() -> Sure {
    Sure::default()
}
fn refused(typed: &str) -> Refusal {
    judge(typed, &WATER, None, four(), unsure()).unwrap_err()
}

#[test]
fn a_reading_is_taken_as_people_write_it() {
    for typed in ["78", "78,0", " 78.000 ", "0078", "78 м3"] {
        let verdict = judged(typed, dec!(74), four(), unsure()).unwrap();
        assert_eq!(verdict.value, dec!(78), "{typed}");
        assert_eq!(verdict.consumption, Some(dec!(4)));
        assert!(verdict.answered && verdict.questions.is_empty());
    }
}

#[test]
fn what_the_dial_cannot_show_is_refused() {
    assert_eq!(refused("семь"), Refusal::NotANumber);
    assert_eq!(refused("-5"), Refusal::NotANumber);
    assert_eq!(refused("1e3"), Refusal::NotANumber);
    assert_eq!(
        refused("1234567"),
        Refusal::TooManyDigits {
            allowed: 6,
            typed: 7
        }
    );
    assert_eq!(
        refused("1,2345"),
        Refusal::TooManyDecimals {
            allowed: 3,
            typed: 4
        }
    );
    assert_eq!(
        judge("1,5", &POWER, None, four(), unsure()),
        Err(Refusal::TooManyDecimals {
            allowed: 0,
            typed: 1
        })
    );
    let largest = judge("999999,999", &WATER, None, four(), unsure()).unwrap();
    assert_eq!(largest.value, dec!(999999.999));
    assert!(judge("00000012,500", &WATER, None, four(), unsure()).is_ok());
}

#[test]
fn the_first_reading_has_no_consumption_and_no_questions() {
    let verdict = judge("5000", &WATER, None, four(), unsure()).unwrap();
    assert_eq!((verdict.consumption, verdict.answered), (None, true));
}

#[test]
fn nothing_used_is_fine() {
    let verdict = judged("74", dec!(74), four(), unsure()).unwrap();
    assert_eq!(verdict.consumption, Some(dec!(0)));
    assert!(verdict.answered);
}

#[test]
fn a_lower_reading_is_refused_even_when_ticks_are_sent_along() {
    let all = Sure {
        high: true,
        comma: true,
        rollover: true,
        replaced: true,
    };
    for sure in [unsure(), all] {
        assert_eq!(
            judged("71", dec!(74), four(), sure),
            Err(Refusal::Lower {
                last: dec!(74),
                taken_on: "2026-10-01".parse().unwrap(),
                calculated: false,
                ask_replaced: false
            })
        );
    }
}

#[test]
fn a_small_lower_reading_may_be_a_new_meter_if_he_says_so() {
    let refusal = judged("1,5", dec!(74), four(), unsure()).unwrap_err();
    assert!(matches!(
        refusal,
        Refusal::Lower {
            ask_replaced: true,
            ..
        }
    ));
    let sure = Sure {
        replaced: true,
        ..unsure()
    };
    let verdict = judged("1,5", dec!(74), four(), sure).unwrap();
    assert_eq!(
        verdict.consumption, None,
        "nobody knows what the old one showed"
    );
    assert_eq!(verdict.confirmed, ["replaced"]);
    assert!(verdict.answered);
    // Half of the old value, but more than could have run through since.
    assert!(judged("30", dec!(74), four(), sure).is_err());
}

#[test]
fn a_dial_near_its_end_rolls_over_when_confirmed() {
    let end = dec!(999995);
    let asked = judged("12,5", end, four(), unsure()).unwrap();
    assert_eq!(asked.consumption, Some(dec!(17.500)));
    assert_eq!(asked.questions, [Question::Rollover, Question::Replaced]);
    assert!(!asked.answered);
    let sure = Sure {
        rollover: true,
        ..unsure()
    };
    let taken = judged("12,5", end, four(), sure).unwrap();
    assert!(taken.answered);
    assert_eq!(taken.confirmed, ["rollover"]);
    let sure = Sure {
        replaced: true,
        ..unsure()
    };
    let taken = judged("12,5", end, four(), sure).unwrap();
    assert_eq!(
        (taken.consumption, taken.confirmed),
        (None, vec!["replaced"])
    );
}

#[test]
fn a_roll_over_that_nobody_could_use_is_refused() {
    let sure = Sure {
        rollover: true,
        ..unsure()
    };
    // 10^6 − 999 995 + 20 = 25 > 5 × 4.
    assert!(judged("20", dec!(999995), four(), sure).is_err());
    // Exactly nine tenths is not yet the last tenth.
    assert!(judged("1", dec!(900000), four(), sure).is_err());
}

#[test]
fn far_above_the_usual_is_asked() {
    let verdict = judged("94,0", dec!(74), four(), unsure()).unwrap();
    assert!(verdict.answered, "five times the usual is not beyond it");
    let verdict = judged("94,001", dec!(74), four(), unsure()).unwrap();
    assert_eq!(verdict.questions, [Question::High]);
    assert!(!verdict.answered);
    let sure = Sure {
        high: true,
        ..unsure()
    };
    let verdict = judged("94,001", dec!(74), four(), sure).unwrap();
    assert!(verdict.answered);
    assert_eq!(verdict.confirmed, ["high"]);
}

#[test]
fn a_long_silence_excuses_its_months_but_not_more_than_a_year() {
    assert_eq!(Usual::new(Some(dec!(4)), dec!(30), 3).limit, dec!(60));
    assert_eq!(Usual::new(Some(dec!(4)), dec!(30), 99).limit, dec!(240));
    assert_eq!(Usual::new(Some(dec!(4)), dec!(30), 0).limit, dec!(20));
    assert_eq!(Usual::new(None, dec!(30), 2).limit, dec!(60));
    assert_eq!(
        Usual::new(Some(dec!(0)), dec!(30), 1).limit,
        dec!(30),
        "an empty flat is not asked about every litre"
    );
}

#[test]
fn a_probable_missing_comma_is_asked_with_what_was_meant() {
    let verdict = judged("78123", dec!(74), four(), unsure()).unwrap();
    assert_eq!(
        verdict.questions,
        [Question::Comma(dec!(78.123)), Question::High]
    );
    let sure = Sure {
        comma: true,
        ..unsure()
    };
    assert!(judged("78123", dec!(74), four(), sure).unwrap().answered);
    for no_doubt in ["78123,0", "78123.5"] {
        let verdict = judged(no_doubt, dec!(74), four(), unsure()).unwrap();
        assert_eq!(verdict.questions, [Question::High], "{no_doubt}");
    }
    // A unit's own point is no comma.
    let verdict = judge(
        "1291 кВт.ч",
        &POWER,
        Some(&known(dec!(125), "2026-10")),
        four(),
        unsure(),
    );
    assert_eq!(
        verdict.unwrap().questions.first(),
        Some(&Question::Comma(dec!(129.1)))
    );
}

#[test]
fn without_an_average_a_cap_by_unit_stands_in() {
    assert_eq!(cap("cold_water", "м³", &WATER), dec!(30));
    assert_eq!(cap("gas", "м³", &WATER), dec!(1500));
    let transformer = Dial {
        coefficient: dec!(20),
        ..POWER
    };
    assert_eq!(cap("electricity", "кВт·ч", &transformer), dec!(60000));
    let usual = Usual::new(None, dec!(30), 1);
    assert!(judged("104", dec!(74), usual, unsure()).unwrap().answered);
    let verdict = judged("104,1", dec!(74), usual, unsure()).unwrap();
    assert_eq!(verdict.questions, [Question::High]);
    let verdict = judged("75123", dec!(74), usual, unsure()).unwrap();
    assert_eq!(verdict.questions.len(), 2);
}

#[test]
fn the_coefficient_multiplies_the_consumption_and_the_doubts() {
    let dial = Dial {
        coefficient: dec!(20),
        ..POWER
    };
    let last = known(dec!(100), "2026-10");
    let usual = Usual::new(Some(dec!(200)), dec!(60000), 1);
    let verdict = judge("112", &dial, Some(&last), usual, unsure()).unwrap();
    assert_eq!(verdict.consumption, Some(dec!(240)));
    let verdict = judge("151", &dial, Some(&last), usual, unsure()).unwrap();
    assert_eq!(verdict.questions, [Question::High]);
}

#[test]
fn a_lower_reading_than_a_calculated_one_says_so() {
    let mut last = known(dec!(90), "2026-10");
    last.kind = Kind::Average;
    let refusal = judge("85", &WATER, Some(&last), four(), unsure()).unwrap_err();
    assert!(matches!(
        refusal,
        Refusal::Lower {
            calculated: true,
            ..
        }
    ));
}

#[test]
fn the_average_counts_a_years_months_and_skips_what_cannot_be_compared() {
    let now = Period::parse("2026-11").unwrap();
    let at = |list: &[(Decimal, &str)]| -> Vec<Known> {
        list.iter()
            .map(|(value, month)| known(*value, month))
            .collect()
    };
    let tomsk = at(&[
        (dec!(74), "2018-11"),
        (dec!(64), "2018-08"),
        (dec!(54), "2018-04"),
    ]);
    let december = Period::parse("2018-12").unwrap();
    assert_eq!(average(&tomsk, december, &WATER), Some(dec!(2.85714)));
    assert_eq!(
        average(&tomsk, now, &WATER),
        None,
        "eight years ago says nothing"
    );
    let rolled = at(&[(dec!(5), "2026-10"), (dec!(999997), "2026-09")]);
    assert_eq!(average(&rolled, now, &WATER), Some(dec!(8)));
    let mut replaced = at(&[
        (dec!(7), "2026-10"),
        (dec!(3), "2026-09"),
        (dec!(500), "2026-08"),
        (dec!(496), "2026-07"),
    ]);
    replaced[1].new_meter = true;
    assert_eq!(average(&replaced, now, &WATER), Some(dec!(4)));
    assert_eq!(average(&[], now, &WATER), None);
}

proptest! {
    #[test]
    fn what_is_taken_fits_the_dial_and_never_falls(
        typed in "[0-9]{1,8}([.,][0-9]{1,4})?",
        last in 0_i64..1_000_000_000,
        average in proptest::option::of(0_i64..100_000),
        months in 0_u32..100,
        ticks in any::<[bool; 4]>(),
    ) {
        let last = known(Decimal::new(last, 3), "2026-10");
        let usual = Usual::new(average.map(|a| Decimal::new(a, 3)), dec!(30), months);
        let [high, comma, rollover, replaced] = ticks;
        let sure = Sure { high, comma, rollover, replaced };
        if let Ok(verdict) = judge(&typed, &WATER, Some(&last), usual, sure) {
            prop_assert!(verdict.value < WATER.turn() && verdict.value.scale() <= 3);
            if verdict.value < last.value {
                prop_assert!(!verdict.questions.is_empty());
            }
            if let Some(through) = verdict.consumption {
                prop_assert!(through >= Decimal::ZERO);
                prop_assert!(through <= usual.limit || verdict.questions.contains(&Question::High));
            } else {
                prop_assert!(verdict.confirmed.contains(&"replaced"));
            }
        }
    }

    #[test]
    fn ticks_never_make_a_taken_reading_refused(
        typed in "[0-9]{1,7}([.,][0-9]{1,3})?",
        last in 0_i64..1_000_000_000,
        ticks in any::<[bool; 4]>(),
    ) {
        let last = known(Decimal::new(last, 3), "2026-10");
        let [high, comma, rollover, replaced] = ticks;
        let sure = Sure { high, comma, rollover, replaced };
        let without = judge(&typed, &WATER, Some(&last), four(), unsure());
        let with = judge(&typed, &WATER, Some(&last), four(), sure);
        if let Ok(without) = &without {
            prop_assert!(with.is_ok());
            if without.answered {
                prop_assert!(with.unwrap().answered);
            }
        }
    }

    #[test]
    fn a_roll_over_adds_up_to_one_turn(back in 1_i64..9_000, on in 0_i64..9_000) {
        let last = known(WATER.turn() - Decimal::new(back, 3), "2026-10");
        let typed = Decimal::new(on, 3).to_string();
        let verdict = judge(&typed, &WATER, Some(&last), four(), unsure()).unwrap();
        prop_assert_eq!(verdict.consumption, Some(Decimal::new(back + on, 3)));
        prop_assert!(!verdict.answered);
    }

    #[test]
    fn no_text_makes_it_panic(typed in any::<String>()) {
        let _ = judge(&typed, &WATER, Some(&known(dec!(74), "2026-10")), four(), unsure());
    }
}
