### Messages of Kabinet. Sections by capability; a key starts with its section's name.

## General
product = Customer portal
skip-to-content = Skip to content
language-other = Русский
text-large = Large text
text-normal = Normal text
nav-label = Sections
nav-menu = Menu
nav-home = Home
nav-readings = Readings
nav-bills = Bills and payment
nav-appeals = Appeals
nav-help = Help
nav-profile = Profile
nav-sign-out = Sign out
nav-sign-in = Sign in
nav-sign-up = Register
your-accounts = Your accounts:
demo-banner = Demonstration: the data are invented, no money is taken.
demo-label = Demonstration
demo-mail-link = Letters
back = Back
cancel = Cancel
optional = (optional)
error-title-prefix = Error:
error-summary = Check what you entered
show-password = Show password
hide-password = Hide password
footer-contacts = Contacts
footer-faq = Questions and answers
footer-terms = Terms
footer-privacy = Personal data
footer-cookies = Cookies
footer-accessibility = Accessibility
footer-version = Kabinet { $version }
filter-label = Period
filter-3m = Last 3 months
filter-6m = 6 months
filter-12m = A year
filter-custom = Other dates
filter-from = From
filter-to = To
filter-dates-hint = Day, month and year, for example 01.10.2018
filter-show = Show
filter-from-empty = Enter the first day of the period
filter-date-wrong = Enter the day, month and year in digits
filter-reversed = The last day is before the first one: swap them

## Dates and counts
month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-of = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-long = { $day } { $month } { $year }
date-day = { $day } { $month }
period = { $month } { $year }
days-left = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
}
wait-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
wait-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
wait-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}

## Error pages
error-404-title = Page not found
error-404-text = The address is wrong, or the page is gone. If a link on this site brought you here, call us.
error-403-title = Request refused
error-403-text = The request came from another site, so we did not carry it out. Open the portal and do it there.
error-410-title = This link no longer works
error-410-text = The link was used already or has expired. Nothing is lost: ask for a new one.
error-429-title = Too many tries
error-429-text = Wait { $wait } and try again. Nothing is lost.
error-500-title = Something broke on our side
error-500-text = We can see it in our log. What you entered was not saved: try again in a few minutes. If you need help, call us and name operation { $id }.
error-503-title = The portal is not available now
error-503-text = Try again in a minute. What you sent before is kept.
error-405-title = This page does not open this way
error-405-text = Start from the home page.
error-413-title = The request is too large
error-413-text = Shorten the text or the files and send it again.
error-422-title = The form could not be read
error-422-text = Open the page again and repeat.
error-go-home = To the home page
error-operation = Operation number: { $id }

## Letters: general
letter-greeting = Hello { $name },
letter-greeting-nobody = Hello,
letter-link-words = Or copy this address into your browser:
letter-never-ask = We never ask for passwords, codes or card data. If this letter looks odd, open the portal yourself:
letter-phone = Phone: { $phone }

## Сообщения после действия / after an action
flash-signed-out = You have signed out

## identity

## accounts

## home

## readings
readings-title = Send readings
readings-title-month = Send readings for { $month }
readings-window-open = Readings are taken until { $day } inclusive, { $left }.
readings-window-last = Today, { $day }, is the last day.
readings-window-any = Readings are taken on any day, now for { $month }.
readings-window-early = Readings for { $month } are taken from { $from } to { $to }. You may send them now: they count for { $month }.
readings-window-late = The time for { $ended } ended on { $day }. What you send now counts for the next period, { $month }.
readings-window-closed = Readings are not taken now. Next time: from { $from } to { $to }.
readings-skip = An empty field is skipped: you can send it later.
readings-meter = Meter No. { $serial }, { $supplier }
readings-place = Place: { $place }
readings-verified = Verified until { $date }
readings-lapsed = Verification ended on { $date }
readings-lapsed-note = We take and keep the reading, but charges follow the average until the meter is verified.
readings-new-value = New reading
readings-zone = { $zone ->
    [1] T1, day
    [2] T2, night
   *[3] T3, half-peak
}
readings-zone-short = { $zone ->
    [1] day
    [2] night
   *[3] half-peak
}
readings-last = Last: { $value } of { $date }
readings-last-calculated = Last: { $value } of { $date }, calculated by the supplier
readings-last-none = No earlier readings
readings-digits = { $integer ->
    [one] { $integer } digit before the point
   *[other] { $integer } digits before the point
}, { $fraction } after it
readings-digits-whole = { $integer ->
    [one] { $integer } digit, whole numbers
   *[other] { $integer } digits, whole numbers
}
readings-sent = Already sent: { $value } on { $date }. You can change it until { $day }: a new one takes its place.
readings-sent-any = Already sent: { $value } on { $date }. A new one takes its place.
readings-missing = No readings for { $n ->
    [one] { $n } month
   *[other] { $n } months
}. Unless you send them by { $day }, charges follow the average, later the norm.
readings-check-button = Check readings
readings-check-note = Nothing is sent yet: first you see consumption and cost
readings-history-link = History of readings
readings-none = This account has no meters that residents read.
readings-none-help = If there is a meter, tell us its number: we will check it with the supplier.
readings-help-link = Help
readings-error-empty = Enter at least one reading
readings-error-number = Enter digits only, for example { $example }
readings-error-digits = This meter shows { $allowed ->
    [one] { $allowed } digit
   *[other] { $allowed } digits
} before the point, you entered { $typed }
readings-error-decimals = This meter shows { $allowed ->
    [one] { $allowed } digit
   *[other] { $allowed } digits
} after the point, you entered { $typed }
readings-error-whole = This meter shows whole numbers: leave out the fraction
readings-error-lower = Reading { $value } is lower than the last one, { $last } of { $date }. Check the digits
readings-error-lower-calculated = Reading { $value } is lower than the last one, { $last } of { $date }, which the supplier calculated. If the meter shows less, tell us
readings-error-closed = Readings are not taken now. Next time: from { $from } to { $to }
readings-error-removed = Meter No. { $serial } was removed, readings of it are not taken
readings-error-sure = Tick the box if the reading is right, or correct it
readings-report-replacement = Report a replaced meter
readings-check-title = Check your readings
readings-check-title-month = Check your readings for { $month }
readings-check-caption = Readings, consumption and approximate cost
readings-col-meter = Service and meter
readings-col-before = Before
readings-col-after = Now
readings-col-through = Used
readings-col-sum = About
readings-col-state = State
readings-usual = usually { $value }
readings-price = at { $price }
readings-prices = in steps: { $prices }
readings-no-tariff = no tariff
readings-by-average = charged by average
readings-first = first reading
readings-replaced-meter = meter replaced
readings-drain = Sewerage
readings-drain-note = all the water together
readings-norm = Norm for a month: { $list }
readings-norm-item = { $service } — { $norm }
readings-total = About
readings-total-month = About, for { $month }
readings-total-incomplete = Not every tariff is known, so the sum is not whole.
readings-foot = The sum is preliminary. The bill has the exact one, with the services that have no meters.
readings-ask-high = { $what }: far more than usual
readings-ask-high-times = { $what }: { $n ->
    [one] { $n } time
   *[other] { $n } times
} the usual
readings-ask-high-text = { $through } instead of { $usual }. If these are the digits on the meter, tick the box and we take the reading.
readings-ask-high-cap = That makes { $through }: hardly anyone uses so much. If these are the digits on the meter, tick the box and we take the reading.
readings-ask-comma = Was the point left out: { $meant }? Then press “Correct”. If the digits are right, either tick will do.
readings-tick-comma = No point is missing: the meter shows { $value }
readings-tick-high = Yes, the meter shows { $value }
readings-ask-rollover = { $what }: lower than the last reading
readings-ask-rollover-text = The last reading, { $last }, is near the end of the dial. If the meter passed through zero, consumption is { $through }.
readings-tick-rollover = The meter passed through zero and now shows { $value }
readings-ask-replaced = { $what }: meter replaced
readings-ask-replaced-text = The supplier works out the consumption before the replacement from the old meter's final reading.
readings-tick-replaced = The meter was replaced, this is the new one's reading
readings-send-button = Send readings
readings-fix = Correct
readings-proof-title = Readings taken on { $time }
readings-proof-number = Number: { $number }
readings-proof-caption = Readings sent
readings-proof-next = They count in the bill for { $month }. The bill comes early in the following month.
readings-proof-letter = A copy goes to { $email }.
readings-proof-lapsed = The meter's verification has ended: the reading is kept, but charges follow the average until the meter is verified.
readings-proof-check = We tell the supplier about the replaced meter: they check the reading and register the new meter.
readings-proof-change = Change until { $day }
readings-proof-change-any = Change
readings-proof-closed = The time is over, these readings can no longer be changed.
readings-proof-replaced = New readings were sent in place of these.
readings-proof-newer = Open the new ones
readings-to-account = To the account
readings-edit-title = Change readings
readings-edit-lead = A new value takes the place of the one sent. Leave the rest as it is.
readings-edit-button = Save changes
readings-edit-closed-title = The readings can no longer be changed
readings-edit-closed = The time is over. You can send a new reading for the next period.
readings-edit-replaced = New readings were already sent in place of these.
readings-state = { $state ->
    [received] Received
    [accepted] Checked
    [needs_check] Being checked
    [declined] Declined
    [exported] With the supplier
    [billed] Billed
    [not_billable] Not for charges
   *[replaced] Replaced by a new one
}
readings-kind = { $kind ->
    [customer] Sent by resident
    [control] Control
    [calculated] Calculated by supplier
    [average] By average
    [norm] By norm
    [initial] At installation
   *[final] At removal
}
readings-source = { $source ->
    [web] this portal
    [email] e-mail
    [sms] SMS
    [staff] staff
    [phone] phone
    [file] file
    [device] the meter itself
   *[billing] through the supplier
}
readings-history-title = History of readings
readings-history-contract = account { $numbers }
readings-history-removed = removed on { $date }
readings-history-caption = { $what }, meter No. { $serial }
readings-history-date = Date
readings-history-value = Reading
readings-history-billed = In the bill for
readings-history-kind = How it came
readings-history-empty = No readings in this period.
readings-history-widen = Show a year
readings-history-none = No readings of this meter in the period
readings-history-page = Page { $page }
readings-history-next = Next
readings-history-previous = Previous
readings-history-mismatch = Do the readings differ from yours? Tell us: we compare them with the supplier.
readings-letter-subject = Readings taken on { $date }
readings-letter-news = Readings of account { $account } were taken on { $time }, number { $number }.
readings-letter-row = before { $before }, now { $after }, used { $through }
readings-letter-row-first = { $after }
readings-letter-sum = about { $sum }
readings-letter-total = About, all together
readings-letter-replaced = They took the place of those sent earlier for the same period.
readings-letter-link = Open the readings
readings-letter-not-you = If you sent nothing, call us.

## bills

## payments

## support

## demo
demo-mail-title = Letters of the demonstration
demo-mail-about = Every letter that the portal would send by e-mail arrives here.
demo-mail-empty = No letters yet.
demo-mail-refresh = Refresh
demo-mail-older = Earlier ones
