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
flash-account-linked = The account is linked
flash-confirmed = Your address is confirmed and you are registered. Now sign in
flash-password-set = The password is changed. Sign in with the new one
flash-password-changed = The password is changed, sessions on other devices have ended
flash-saved = Your changes are saved

## identity
identity-sign-in-title = Sign in to the portal
identity-login = E-mail or account number
identity-login-hint = The old number from a paper bill works too, and so does a confirmed phone
identity-password = Password
identity-remember = Remember me on this device
identity-sign-in-send = Sign in
identity-forgot-link = Forgot your password?
identity-first-title = First time here?
identity-first-text = It takes about three minutes to register. To add an account later you will need your latest bill.
identity-without-title = Without signing in
identity-without-pay = How to pay
identity-safety-title = No tricks
identity-safety-text = We never call to ask for a code, and never ask for a password.
identity-to-sign-in = Sign in to the portal
identity-sign-up-title = Register
identity-sign-up-lead = We will send you a letter with a link: open it to finish.
identity-sign-up-known = Registered already? Sign in
identity-sign-up-send = Register
identity-email = E-mail
identity-email-hint = This will be your login; the letter goes there
identity-new-password = Choose a password
identity-password-repeat = Repeat the password
identity-password-rule-manual = 8 or more characters with a digit, a capital and a small Latin letter; other characters are fine too
identity-password-rule-length = 12 or more characters of any kind, for example several words
identity-last-name = Last name
identity-first-name = First name
identity-middle-name-optional = Middle name (optional)
identity-phone = Mobile phone
identity-phone-optional = Mobile phone (optional)
identity-phone-hint = Written in any way, for example 8 913 123-45-67
identity-birth-date = Date of birth
identity-birth-date-optional = Date of birth (optional)
identity-birth-date-hint = Day, month and year, for example 27.03.1957
identity-gender = Gender
identity-gender-optional = Gender (optional)
identity-gender-female = Female
identity-gender-male = Male
identity-full-name = Full name
identity-consents-title = Consents
identity-consent = I consent to the processing of my personal data
identity-consent-link = Read the consent to the processing of personal data
identity-marketing = I agree to receive news and advertising by e-mail (optional)
identity-marketing-link = Read the consent to mailings
identity-terms-note = By sending the form you accept the terms:
identity-terms-link = User agreement
identity-sent-title = We have sent you a letter
identity-sent-to = The letter went to
identity-sent-what = Open it and follow the link. It works for 24 hours.
identity-sent-spam = It usually arrives within a minute. If it does not, look into the spam folder.
identity-sent-again = Send again
identity-sent-change = Change the address
identity-confirm-title = Confirm your e-mail
identity-confirm-address = Address:
identity-confirm-what = Then sign in with this address and the password you chose.
identity-confirm-send = Confirm the address
identity-confirm-not-you = If you did not register, close this page: nothing happens without your confirmation.
identity-gone-used = This link was used on { $time }.
identity-gone-confirmed = The address is confirmed, you can sign in.
identity-gone-replaced = A newer link has taken its place. Open the latest letter or ask for another one.
identity-gone-confirm-expired = The link has expired: it works for 24 hours. What you entered is kept.
identity-gone-reset-expired = The link has expired: it works for one hour.
identity-gone-new = Get a new link
identity-forgot-title = Password recovery
identity-forgot-text = We will send a link to your e-mail. With it you can set a new password.
identity-forgot-send = Recover
identity-forgot-sent-title = Check your e-mail
identity-forgot-sent-text = If there is such a portal account, we have sent a letter with a link to its address. It works for one hour.
identity-forgot-sent-none = No letter? Look into the spam folder. If you never confirmed your address after registering, register again.
identity-reset-title = New password
identity-reset-text = After the change we end all sessions on other devices and remove saved cards.
identity-reset-send = Save the password
identity-complete-title = Complete your details
identity-complete-text = Some details were left out when you registered. We ask for them only once.
identity-complete-send = Save and continue
identity-change = Change
identity-change-name = name
identity-change-gender = gender
identity-change-password = password
identity-not-given = not given
identity-phone-unconfirmed = (not confirmed)
identity-email-is-login = (this is your login)
identity-name-title = Name and gender
identity-password-title = Change of password
identity-password-others-end = You will have to sign in again on other devices.
identity-current = Present password
identity-save = Save
identity-challenge-title = Check
identity-challenge-text = There were many failed tries for this login or from your address. Your browser solves a small task by itself: enter the password and press “Sign in” when it says “Checked”.
identity-challenge-wait = Without JavaScript or in an old browser “Checked” will not appear: wait { $wait } and send the form.
identity-challenge-label = Check the browser
identity-challenge-verifying = Checking…
identity-challenge-verified = Checked
identity-challenge-error = The check failed. Wait half a minute and send the form
identity-device-unknown = unknown device
identity-legal-terms = User agreement
identity-legal-consent = Consent to the processing of personal data
identity-legal-marketing = Consent to news and advertising
identity-legal-payment-rules = Payment rules
identity-legal-privacy = Personal data
identity-legal-safety = Safety
identity-legal-cookies = Cookies
identity-legal-accessibility = Accessibility
identity-legal-version = Version of { $day }, No. { $version }
identity-error-email-empty = Enter your e-mail
identity-error-email = The e-mail address is not right: check that it has an @ and no spaces
identity-error-last-name = Enter your last name
identity-error-first-name = Enter your first name
identity-error-name-long = { $n } characters at most
identity-error-name-signs = There are characters here that no name has
identity-error-phone-empty = Enter your mobile phone number
identity-error-phone = Enter a phone number with its code
identity-error-birth-date = Enter day, month and year
identity-error-password-empty = Choose a password
identity-error-password-manual = Password needs 8 or more characters with a digit, a capital and a small Latin letter
identity-error-password-length = Password needs 12 or more characters
identity-error-password-long = Password may have { $n } characters at most
identity-error-password-common = This password is easy to guess: it is a common one or looks like your own data. Choose another
identity-error-password-repeat = The passwords differ. Enter the same one twice
identity-error-password-typed = Enter your password
identity-error-consent = Tick this: without consent to process your data we cannot open a portal account
identity-error-login-empty = Enter your e-mail or account number
identity-error-sign-in = Wrong login or password. Check the keyboard layout and try again
identity-error-prove = There were many tries to sign in. Pass the check below the password or wait { $wait }, then enter the password again
identity-error-resend = A letter was sent just now. You can send the next one in { $wait }
identity-error-current-empty = Enter your present password
identity-error-current = The present password is not right. Check the keyboard layout
identity-letter-confirm-subject = Confirm your e-mail
identity-letter-confirm-text = You have registered on the customer portal. One step is left: open the link and press the button.
identity-letter-confirm-button = Confirm the address
identity-letter-confirm-note = The link works for 24 hours and only once. If this was not you, do nothing: no portal account will appear.
identity-letter-known-subject = You are registered already
identity-letter-known-text = Somebody, perhaps you, is registering on the customer portal with this address. It has a portal account already: just sign in.
identity-letter-known-sign-in = Sign in
identity-letter-known-forgot = Forgot your password?
identity-letter-known-reset = Set a new password
identity-letter-known-note = If this was not you, do nothing: nothing has changed in your portal account.
identity-letter-when = Time
identity-letter-device = Device
identity-letter-address = Network address
identity-letter-reset-subject = Password recovery
identity-letter-reset-text = You asked for a link to set a new password. Open it and choose one.
identity-letter-reset-button = Set a new password
identity-letter-reset-note = The link works for one hour and only once. If this was not you, do nothing: your password stays as it is.
identity-letter-password-subject = Your password was changed
identity-letter-password-reset = The password of your portal account was changed by the link of a letter. All sessions have ended, saved cards were removed.
identity-letter-password-changed = The password of your portal account was changed in the profile. Sessions on other devices have ended.
identity-letter-password-note = Not you? Set a new password and call us.
identity-letter-tries-subject = Somebody is guessing your password
identity-letter-tries-text = A wrong password was entered for your portal account several times in a row. Nobody got in.
identity-letter-tries-note = If it was you, set a new password. If not, there is nothing to do: each further try must pass a check, and you sign in as usual.

## accounts
accounts-new-title = Link an account
accounts-new-lead = Have your latest bill at hand: the number and the answer to the control question are on it.
accounts-new-submit = Link
accounts-number = Account number
accounts-number-hint = The new one, an old one or a supplier's: any from the bill. Spaces do not matter.
accounts-number-empty = Enter the account number
accounts-number-bad = This does not look like an account number: it has digits, sometimes letters, a hyphen or a slash
accounts-relation = What are you to this home
accounts-relation-empty = Choose what you are to this home
accounts-relation-owner = Owner
accounts-relation-tenant = Social tenant
accounts-relation-family = Family member
accounts-relation-lessee = Lessee
accounts-relation-representative = Authorised person
accounts-title = A name of your own (optional)
accounts-title-hint = For example, “Mum's flat”
accounts-title-long = The name is longer than { $n } characters: shorten it
accounts-where-number = Where the number is on the bill
accounts-where-number-1 = On a combined bill and on an electricity bill it stands on the open part, beside the name and address: «Лицевой счёт», «Лиц. счёт» or «Договор».
accounts-where-number-2 = On a single bill for housing and services it stands in the column «Лицевой счёт» of each service. The number of any service will do.
accounts-verify-title = Control question
accounts-verify-back = Change the number
accounts-verify-lead = Account { $number }. The answer is on the latest bill: this shows us that the account is yours.
accounts-verify-submit = Confirm
accounts-question = Which question will you answer
accounts-question-empty = Choose a question
accounts-question-link-code = The code for adding to the portal
accounts-question-link-code-hint = At the bottom of the closed part of the bill: «Код для добавления договора в ЛКК», usually six digits.
accounts-question-bill-total = The total to pay of the latest bill
accounts-question-bill-total-hint = Any sum beside a QR code or the grand total, with kopecks. For example, 1628.12.
accounts-question-last-payment = The sum of the last payment
accounts-question-last-payment-hint = What was paid the last time, with kopecks: see the receipt or your bank.
accounts-question-surname = The owner's surname
accounts-question-surname-hint = As on the bill, in Russian.
accounts-question-full-name = The owner's full name
accounts-question-full-name-hint = As on the bill, in Russian.
accounts-question-meter-serial = The number of any meter
accounts-question-meter-serial-hint = On the meter itself or in the bill's table of meters.
accounts-answer = Answer
accounts-answer-hint = Kopecks may follow a comma or a point
accounts-answer-empty = Enter the answer
accounts-answer-long = The answer is longer than { $n } characters
accounts-wrong = { $n ->
    [one] The number or the answer does not match the latest bill. { $n } try left
   *[other] The number or the answer does not match the latest bill. { $n } tries left
}
accounts-wrong-last = The number or the answer does not match the latest bill. No tries left: try again in { $wait }
accounts-taken = The answer is right, but another person is linked to this account. Call us to replace them.
accounts-no-bill = No bill at hand, or the answer does not fit?
accounts-no-bill-text = Call us or come with your passport: we will link the account and print a bill.
accounts-locked-title = Too many wrong answers
accounts-locked-wait = The next answer is taken in { $wait }.
accounts-locked-why = This keeps strangers out: until the pause ends even a right answer is not taken. Those already linked are not affected.
accounts-letter-subject-own = Account { $number } is linked
accounts-letter-subject-other = One more person linked account { $number }
accounts-letter-news-own = You linked an account. Its bills, readings and payments are now in your portal.
accounts-letter-news-other = One more person linked your account. They answered the control question from the bill and see what you see.
accounts-letter-stop-own = If it was not you, change your password and call us: we will unlink the account.
accounts-letter-stop-other = If you do not know this person, call us: we will cut them off at once and change the code on the bill.
accounts-letter-number = Account
accounts-letter-address = Address
accounts-letter-who = Linked by
accounts-letter-when = When
accounts-letter-open = Open the account
accounts-details-title = Details
accounts-details-general = General
accounts-details-wrong = Something wrong? Call us: the supplier corrects it.
accounts-owner = Owner
accounts-owner-masked = The owner's name is shown only to those who linked as the owner.
accounts-address = Address
accounts-number-row = Account
accounts-old-number = Former number
accounts-unified-number = Unified account number
accounts-gis = GIS service id
accounts-total-area = Total area
accounts-living-area = Living area
accounts-heated-area = Heated area
accounts-area = { $value } m²
accounts-registered = Registered residents
accounts-residents = Residents
accounts-rooms = Rooms
accounts-closed = Account closed
accounts-contracts = Contracts
accounts-contracts-none = The suppliers have not sent any contracts yet.
accounts-contracts-former = Former contracts
accounts-contract = Contract
accounts-contract-number = No. { $number }
accounts-contract-from = from { $date }
accounts-contract-closed = closed { $date }
accounts-tariff = Tariff
accounts-tariff-history = Tariff history
accounts-price = ₽{ $value }
accounts-per = per
accounts-volume = for { $range }
accounts-range-to = up to { $to }
accounts-range-over = over { $from }
accounts-range-between = { $from } to { $to }
accounts-tariffs-title = Tariff history
accounts-tariffs-none = The supplier has sent no tariffs for this contract.
accounts-tariffs-from = Valid from
accounts-tariffs-value = Value
accounts-tariffs-zone = Zone
accounts-tariffs-range = Quantity
accounts-tariffs-period = Period
accounts-meters-title = Meters
accounts-meters-none = This account has no meters.
accounts-meters-standing = Meters in use
accounts-meters-removed = Removed meters
accounts-meters-none-removed = No meters were removed on these days.
accounts-meters-all = Show all
accounts-meter = Meter
accounts-meter-supplier = Supplier
accounts-meter-digits = Digits
accounts-meter-digits-hint = Digits 6.3 means six before the point and three after it.
accounts-meter-verified = Verification
accounts-meter-removed = Removed
accounts-verified-until = until { $date }
accounts-verified-lapsed = ended { $date }
accounts-verified-no-date = no date

## home
home-hello = Hello, { $name }
home-hello-nobody = Hello
home-important = Important
home-important-link = About the meter
home-number = Account { $number }
home-to-pay = To pay
home-due-by = by { $date }, { $left }
home-due-nearest = the nearest date is { $date }, { $left }
home-due-today = today is the last day
home-due-late = was due { $date }
home-settled = All paid
home-overpaid = { $sum } overpaid stays as an advance
home-no-bill = No bill yet
home-no-bill-note = The sum will be here once the supplier issues the first bill.
home-pay = Pay { $sum }
home-send = Send readings
home-readings-of = Readings for { $month }
home-readings-until = Taken until { $date } inclusive
home-readings-any-day = Can be sent any day
home-readings-left = { $left }, { $rest }
home-readings-last-day = today is the last day, { $rest }
home-readings-meters = { $n ->
    [one] { $n } meter
   *[other] { $n } meters
}
home-readings-partly = { $sent } of { $of } sent
home-readings-sent = Taken { $date }
home-readings-sent-some-day = Taken
home-readings-change = Can be changed until { $date }
home-readings-closed = Not taken now
home-readings-opens = Opens { $date }
home-link-bill = Bill for { $month }
home-link-payments = Payment history
home-link-readings = Reading history
home-link-details = Details
home-link-meters = Meters
home-warn-lapsed = The verification of meter { $serial } ({ $service }) ended { $date }.
home-warn-lapsed-means = We take its readings, but they are not billed until the meter is verified.
home-warn-soon = The verification of meter { $serial } ({ $service }) holds until { $date }.
home-warn-soon-means = After that its readings are not billed. Order a verification in time.
home-warn-silent = { $n ->
    [one] No readings of meter { $serial } ({ $service }) for { $n } month.
   *[other] No readings of meter { $serial } ({ $service }) for { $n } months.
}
home-warn-silent-until = If none are sent by { $date }, the charge is by the average, later by the norm.
home-warn-silent-means = Without readings the charge is by the average, later by the norm.
home-paused-label = Account paused
home-paused = The supplier says that the flat has a new owner. To see the account again, confirm once more that it is yours.
home-paused-prove = Confirm again
home-empty-title = Link your first account
home-empty-1 = Take the latest bill: the account number is on it.
home-empty-2 = Enter the number and say what you are to this home.
home-empty-3 = Answer the control question: a code or a sum from the same bill.
home-add = Add an account
home-by-supplier = How much to whom
home-supplier = Supplier
home-sum = To pay
home-when = When
home-supplier-overpaid = overpaid, counts only here
home-meters = Meters
home-meter = Meter
home-meter-last = Last reading
home-meter-now = This month
home-meter-verified = Verification
home-meter-sent = Sent
home-meter-missing = Not sent
home-meter-later = Not taken now
home-meter-until = until { $date }
home-meter-soon = soon: until { $date }
home-meter-lapsed = ended { $date }
home-meter-no-date = no date
home-more = More of this account
home-more-bills = Bills
home-choose-readings = Readings: of which account?
home-choose-bills = Bills: of which account?
home-choose-payments = Payments: of which account?
home-choose-lead = Choose an account.

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
readings-meter = Meter No. { $serial }
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
bills-title = Bills
bills-owed = To pay now: { $sum }
bills-owed-nothing = Everything is paid
bills-pay = Pay
bills-pay-sum = Pay { $sum }
bills-table = Bills by month
bills-month = Month
bills-sum = To pay
bills-until-head = Pay by
bills-state = State
bills-state-withdrawn = withdrawn
bills-state-nothing = nothing to pay
bills-state-paid = paid
bills-state-part = { $left } left
bills-state-unpaid = not paid
bills-none-yet = No bills yet: the first one appears here when a supplier sends it.
bills-none-newest-shown = There were no bills in the last 3 months, so the latest one is shown.
bills-none = There are no bills in this period.
bills-widen = Show the latest, for { $period }
bills-all = All bills
bills-one-title = Bill for { $period }
bills-to-pay = To pay
bills-was-to-pay = It asked for
bills-paid-whole = Paid
bills-nothing-to-pay = Nothing to pay
bills-by-paper = On the bill: { $sum }
bills-until = by { $day }, { $left }
bills-until-passed = was due on { $day }
bills-left = A part is paid, { $left } left.
bills-owes-more = With other debts { $sum } is to be paid now.
bills-withdrawn = This bill was withdrawn on { $day }. Do not pay it.
bills-withdrawn-reason = Reason:
bills-documents = Bills of this month
bills-document = Document { $name }
bills-document-main = Main document
bills-views = How to show it
bills-view-suppliers = By supplier
bills-view-services = By service and tariff
bills-supplier = Supplier
bills-account-number = Account { $number }
bills-opening = Opening debt
bills-paid = Paid
bills-charged = Charged
bills-support = Social support
bills-recalculation = Written off −, added +
bills-penalty = Penalty
bills-penalty-in = Including penalty
bills-penalty-new = new { $sum }
bills-closing = Closing debt
bills-total = To pay
bills-total-row = Total
bills-label-payable = to be paid
bills-label-other = for comparison, not to be paid
bills-overpaid = overpaid
bills-overpaid-note = An overpayment stays as an advance and lowers no other debt:
bills-service = Service
bills-without-penalty = All without penalty
bills-quantity = Quantity
bills-quantity-common = for common needs
bills-tariff = tariff
bills-unit-price = price per unit
bills-price = ₽{ $number }
bills-multiplier = raising coefficient { $number }
bills-norm = norm { $number }
bills-objects = objects: { $n }
bills-line-common = common needs of the house
bills-basis-meter = by meter
bills-basis-average = by average
bills-basis-norm = by norm
bills-basis-house = by the house meter
bills-basis-fixed = fixed sum
bills-no-lines = The supplier sent no breakdown by service.
bills-no-rows = There is not a single sum on this bill.
bills-meters = Readings it was counted by
bills-meter = Meter
bills-meter-zone = zone T{ $zone }
bills-previous = Previous
bills-current = Current
bills-consumption = Consumption
bills-note = Note
bills-adjustments = Recalculations and instalments
bills-reason = Reason
bills-amount = Sum
bills-remaining = Remaining
bills-instalment = instalment
bills-no-reason = not given
bills-house = Volumes of the house
bills-house-individual = In flats
bills-house-common = Common needs
bills-house-meter = By the house meter
bills-house-hours = Hours
bills-about = About this document
bills-official = Payment document
bills-official-number = No. { $number }
bills-gis = Identifier in GIS ZhKKh
bills-issued = Issued
bills-payments-until = Payments counted up to

## payments
payments-description = Payment No. { $number }: for accounts { $accounts }
payments-state-pending = Waiting for the bank
payments-state-succeeded = Paid
payments-state-canceled = Failed
payments-state-part-refunded = Partly refunded
payments-state-refunded = Refunded
payments-state-unknown = Asking the bank
payments-why-by-payer = You cancelled the payment on the bank’s page.
payments-why-bank-silent = The bank did not answer, and the payment did not begin.
payments-why-funds = There was not enough money on the card.
payments-why-3ds = The confirmation code was wrong.
payments-why-no-3ds = The card has no confirmation by code (3-D Secure); the bank takes no payment without it.
payments-why-expired = The time to pay ran out.
payments-why-card-expired = The card has expired.
payments-why-card-wrong = The card’s number or code was wrong.
payments-why-limit = The bank that issued the card limits such payments.
payments-why-declined = The bank declined the payment. The bank that issued the card knows why.
payments-receipt = Fiscal receipt
payments-receipt-registered = sent
payments-receipt-pending = being made
payments-receipt-failed = could not be made, we are looking into it
payments-receipt-none = none in the demonstration
payments-supplier = Supplier
payments-supplier-account = Account { $number }
payments-sum = Amount
payments-date = Date
payments-state = State
payments-number = Payment
payments-way = How it was paid
payments-total-fee = Total, fee ₽0
payments-pay = Pay
payments-method-card = By bank card: you enter the card on the bank’s page
payments-new-title = Payment
payments-new-amounts = How much to pay each supplier
payments-new-owed = We filled in what is due, { $sum } in all. You can change it; leave a field empty or enter 0 to pay nothing now.
payments-new-nothing-owed = Nothing is due. You can pay in advance: enter an amount for the supplier you choose.
payments-new-debt = Due { $sum }
payments-new-overpaid = Overpaid { $sum }
payments-new-folded = { $n ->
    [one] { $n } more account without debt
   *[other] { $n } more accounts without debt
}
payments-new-method = How to pay
payments-new-receipt = Where to send the fiscal receipt
payments-new-by-email = By e-mail
payments-new-email = E-mail for the receipt
payments-new-by-sms = By SMS
payments-new-phone = Phone for the receipt
payments-new-rules = I accept the
payments-new-rules-link = payment rules
payments-new-send = Check the payment
payments-new-not-yet = No money is taken yet
payments-error-amount = Enter an amount from 1 to 500,000 ₽
payments-error-total = One payment can be from 1 to 500,000 ₽ in all. Enter an amount from 1 to 500,000 ₽
payments-error-kopecks = Enter the amount with at most two digits of kopecks, for example 1234.56
payments-error-ambiguous = The amount can be read two ways. Enter it without a thousands separator, for example 1234.56
payments-error-nothing = Enter an amount for at least one supplier
payments-error-method = Choose how to pay
payments-error-channel = Choose where to send the fiscal receipt
payments-error-email = Enter the e-mail for the receipt
payments-error-phone = Enter the phone for the receipt
payments-error-rules = Tick that you accept the payment rules
payments-error-form = The form was out of date and no payment was started. Check the amounts and send it again
payments-off-title = Payment in the portal is not available yet
payments-off-text = You can pay without it:
payments-off-qr = by the QR code on your bill, in your bank’s app;
payments-off-requisites = by the supplier’s bank details on the bill, at any bank or post office.
payments-off-bills = Open bills
payments-off-details = Account details
payments-check-title = Check the payment
payments-check-caption = Amounts by supplier
payments-check-payee = Payee: { $payee }
payments-check-advance = { $sum } more than is due stays as an advance
payments-check-collector = Payee
payments-check-collector-text = { $name } receives the whole sum and passes it on to the suppliers
payments-check-receipt = Fiscal receipt goes
payments-check-email = to { $to }
payments-check-sms = by SMS to { $to }
payments-check-method = How you pay
payments-check-pay = Pay { $sum }
payments-check-next = The bank’s page will open
payments-check-edit = Change
payments-show-title = Payment No. { $number }
payments-show-paid = Paid { $sum }
payments-show-failed = The payment failed
payments-show-waiting = Waiting for the bank
payments-show-review = What the bank told us of this payment does not match our records. Our staff are looking into it and you need to do nothing. Do not pay again until we are done.
payments-show-waiting-text = The bank has not told us yet that it has the money. If you have paid, wait and refresh the page: you need not pay again. If you have not, continue the payment.
payments-show-unknown-text = The bank has not answered yet. We will ask it again ourselves and write to you. No money was taken: paying begins only on the bank’s page.
payments-show-continue = Continue the payment
payments-show-refresh = Refresh
payments-show-not-taken = No money was taken.
payments-show-again = Try again
payments-show-account = To the account
payments-show-paid-text = What is due in the portal has gone down already. The suppliers will show this payment on the next bill. We sent you a letter about it.
payments-show-done = Done
payments-show-started = Started
payments-show-ended = Ended
payments-show-paid-at = Paid
payments-history-title = Payments
payments-history-link = All payments
payments-history-here = Paid in the portal
payments-history-by-supplier = By supplier
payments-history-folded = Open a supplier to see the payments.
payments-history-empty = No payments in this period.
payments-acknowledged = counted by the supplier
payments-way-here = By card in the portal
payments-way-told = As told by the supplier
payments-way-bank = At a bank
payments-way-cash = In cash
payments-way-post = At a post office
payments-way-office = At an office
payments-way-online = Online
payments-way-terminal = At a terminal
payments-way-refund = Refund
payments-way-correction = Supplier’s correction
payments-letter-number = Payment No.
payments-letter-date = Date and time
payments-letter-part = { $supplier }, account { $number }
payments-letter-total = Total
payments-letter-receipt = The fiscal receipt goes to
payments-letter-reason = Reason
payments-letter-paid-subject = Payment received: { $sum }
payments-letter-paid-text = Your payment has been received; what is due in the portal has gone down already.
payments-letter-paid-link = Open the payment
payments-letter-failed-subject = The payment failed
payments-letter-failed-text = No money was taken. Try again or pay with another card.
payments-letter-failed-link = Open the payment and try again
bank-name = Demo bank
bank-title = Card payment
bank-sum = To pay
bank-payee = Payee
bank-for = Purpose
bank-cards = No real card is needed and no money is taken. These cards work:
bank-card-good = the payment passes, the code is 1234
bank-card-declined = the bank declines
bank-card-no-3ds = no 3-D Secure, the bank declines
bank-card-number = Card number
bank-expiry = Month and year
bank-expiry-hint = Any in the future, for example 12/30
bank-cvc = CVC2/CVV2
bank-cvc-hint = Three digits from the back, any here
bank-pay = Pay { $sum }
bank-card-unknown = The demo bank has no such card. Enter one of the cards named above
bank-expiry-past = The card has expired. Enter a month and year in the future
bank-expiry-wrong = Enter the month and year in two digits each, for example 12/30
bank-cvc-wrong = Enter the three digits of CVC2/CVV2
bank-code-title = Confirm the payment
bank-code-sent = The code for card •• { $tail } would come to you by SMS.
bank-code = Code from the SMS
bank-code-hint = In the demo bank it is always 1234
bank-code-send = Confirm the payment
bank-code-wrong = { $left ->
    [one] Wrong code. { $left } try left
   *[other] Wrong code. { $left } tries left
}

## support
support-short-name = Kabinet
support-front-title = Readings, bills and payment in one place
support-front-lead = Link your account with the latest bill and deal with your suppliers without queues and calls.
support-front-what = What you can do here
support-front-readings = Send meter readings and see at once about how much that is in roubles
support-front-bills = Open the bill of any month, by supplier and by service
support-front-pay = Pay by card: all suppliers at once, or those you choose
support-front-details = Check tariffs, meter verification dates and past payments
support-suppliers = Suppliers
support-call = Call us:
support-news-title = News
support-news-none = No news yet.
support-phone = Phone
support-emergency = Emergency service
support-hours = Hours
support-address = Address
support-email = E-mail
support-site = Site
support-readings = Readings are taken
support-readings-days = from day { $from } to day { $to } of the month
support-readings-day = on day { $day } of the month
support-readings-wrap = from day { $from } to day { $to } of the next month
support-readings-any = any day
support-requisites = Bank details
support-requisites-all = Bank details of the suppliers
support-accounts-true = These are the suppliers' real bank details: compare a bill with them if you doubt it.
support-full-name = Full name
support-inn = INN
support-kpp = KPP
support-ogrn = OGRN
support-bank = Bank
support-bic = BIC
support-account = Account
support-correspondent = Correspondent account
support-pay-title = Ways to pay
support-pay-off = Payment is not connected here. Pay by the QR code on the bill or to the supplier's bank account.
support-pay-card = Bank card: its number, date and code are entered only on the bank's page
support-pay-sbp = Faster Payments System (SBP): by a QR code or in your bank's app
support-pay-demo = A demonstration bank is connected: no money is taken.
support-pay-how = How it goes
support-pay-how-1 = You choose whom to pay and how much. The sums are filled in from the latest bill and can be changed.
support-pay-how-2 = We show a check page: who receives, how much, where the receipt goes.
support-pay-how-3 = You confirm the payment on the bank's page. We neither see nor keep card data.
support-pay-how-4 = After the bank's answer the sum due goes down and you get a letter. The receipt comes by e-mail or SMS, as you chose.
support-pay-back = If you paid by mistake
support-pay-back-text = Call us and name the payment's number. The money goes back to the same card.
support-pay-rules = Payment rules
support-pay-safety = Payment safety
support-help-title = How to use the portal
support-help-lead = Six steps from a paper bill to a payment. Have the latest bill at hand for the second one.
support-step-1 = Register
support-step-1-text = You need an e-mail address. We send a letter with a link: open it and press “Confirm”.
support-step-2 = Link an account
support-step-2-text = Enter the number from the bill and answer the control question: the code for adding, or any total to pay.
support-step-3 = Send readings
support-step-3-text = Enter what the meters show. Those left empty are skipped. Before sending we show the consumption and about how much it costs.
support-step-4 = Look at the bill
support-step-4-text = A sum opens down to the supplier, the service and the tariff.
support-step-5 = Pay
support-step-5-text = The sums are filled in. Enter your card only on the bank's page.
support-step-5-off = Pay by the QR code on the bill: payment is not connected here.
support-step-6 = If it does not work
support-step-6-text = See the answers to common questions or call: whatever the portal does we can do by phone.
support-faq-linking = Linking an account
support-faq-number = Which number do I enter: the bill has several?
support-faq-number-answer = Any of them: the account number, a former one, or the number at any supplier of the bill. Spaces do not matter.
support-faq-code = Where is the code for adding to the portal?
support-faq-code-answer = At the bottom of the closed part of the bill: «Код для добавления договора в ЛКК». If there is none, answer with a sum: any beside a QR code, or the grand total of the latest bill.
support-faq-locked = Why am I asked to wait?
support-faq-locked-answer = After several wrong answers we pause, so that no stranger finds the code by trying. Until the pause ends even a right answer is not taken. Those already linked are not affected.
support-faq-owner = The portal says that the owner changed
support-faq-owner-answer = The supplier told of a new owner, and earlier links are paused. Answer the control question once more and the account opens.
support-faq-readings = Readings
support-faq-when = When do I send readings?
support-faq-when-answer = Each supplier has its own days: they stand on the readings form and on the contacts page.
support-faq-digits = Do I enter the digits after the point?
support-faq-digits-answer = Yes, if the meter has them: usually they are red or framed. Comma and point are the same, leading zeros may be left out.
support-faq-mistake = I made a mistake in a reading. Can I correct it?
support-faq-mistake-answer = Yes, while readings are taken: send the right one again and it replaces the first. After that, call us.
support-faq-silent = What if I send none?
support-faq-silent-answer = You are charged by the average consumption, and later by the norm. When readings come, the supplier recalculates.
support-faq-verify = The verification has ended. What do I do?
support-faq-verify-answer = Order a verification and send its result to the supplier. Until then we take readings, but they are not billed.
support-faq-bills = Bills and payment
support-faq-several = Why is the sum to pay more than the total less overpayments?
support-faq-several-answer = A bill has several suppliers, each with its own account. What is overpaid to one does not lower what another gets, so only the debts add up.
support-faq-labels = What do «1/12» and «Факт» mean?
support-faq-labels-answer = Two ways to charge for heating: in equal parts all year, or in the months when it is on. The bill shows both totals, and one of them is paid.
support-faq-penalty = Why does the penalty stand differently in the two views of a bill?
support-faq-penalty-answer = By supplier it is inside the total. By service it has a line of its own, so that you see what the service itself costs. The sum is the same.
support-faq-paid = When does a payment arrive?
support-faq-paid-answer = A payment made here lowers the sum right after the bank's answer. One made elsewhere appears when the supplier tells us, usually in a few days.
support-faq-safety = Safety
support-faq-stranger = A letter says that somebody linked my account
support-faq-stranger-answer = That person answered the question from your bill. If you do not know them, call us: we will cut them off and change the code.
support-faq-asks = Does the portal ask for a password or code by phone?
support-faq-asks-answer = No. We never ask for passwords, SMS codes or card data, neither by phone nor in letters.
support-faq-other = No answer found?
support-faq-other-text = Call us or write to the supplier:

## demo
demo-mail-title = Letters of the demonstration
demo-mail-about = Every letter that the portal would send by e-mail arrives here.
demo-mail-empty = No letters yet.
demo-mail-refresh = Refresh
demo-mail-older = Earlier ones

## receipts
receipt-print = Print the bill
receipt-pdf = PDF
receipt-column = Receipt
receipt-original = The supplier’s own bill (PDF)
receipt-back = Back to the bill
receipt-print-title = Print the bill for { $period }
receipt-print-button = Print
receipt-pdf-button = Open the PDF
receipt-print-how = To print this page press Ctrl+P, on a Mac ⌘P. Only the bill itself is printed. On a phone the PDF is handier. The bill is in Russian, as the law has it.
receipt-corrected-page = The amounts of this bill were corrected on { $day }.
receipt-versions-link = What it said before
receipt-versions-title = How the bill for { $period } changed
receipt-versions-lead = The supplier sent new amounts in place of earlier ones. Pay by those in force; the earlier ones are kept for comparison.
receipt-versions-table = Earlier amounts and those in force
receipt-versions-from = Received
receipt-versions-live = in force
receipt-versions-old = replaced
receipt-title = Payment document (bill) for { $period }
receipt-footer = Bill for { $period } · account { $number }
receipt-issued = issued { $day }
receipt-corrected = corrected { $day }
receipt-account = Account
receipt-withdrawn = Withdrawn
receipt-total = Total to pay
receipt-penalty = including a penalty of { $sum }
receipt-until = Pay by { $day }
receipt-counted = Payments up to { $day } are included
receipt-unified = Unified account
receipt-gis = Housing service identifier
receipt-gis-document = Document identifier in GIS ZhKKh
receipt-area = Area
receipt-living-area = Living area
receipt-house-area = Area of all premises
receipt-common-area = Area of common property
receipt-registered = Registered
receipt-residents = Living here
receipt-pay = Pay by QR code
receipt-pay-how = Point the camera of your bank’s app at the code. One code is one payee, so pay each of them.
receipt-number = Account { $number }
receipt-operation = operation code { $code }
receipt-payee = Payee: { $name }
receipt-inn = INN { $number }
receipt-kpp = KPP { $number }
receipt-ogrn = OGRN { $number }
receipt-settlement = Settlement account { $number }
receipt-bic = BIC { $number }
receipt-correspondent = Correspondent account { $number }
receipt-purpose = Utilities { $month } account { $number }
receipt-alt = QR code to pay: { $payee }, { $sum }, account { $number }
receipt-no-code = No QR code: the payee gave no bank details. Pay at its desk or ask it for them.
receipt-paid = Already paid, do not pay again.
receipt-part-paid = Part is already paid, { $left } left
receipt-way = { $label } — to pay
receipt-other-way = { $label }: { $sum } — to compare
receipt-charges = What it is for
receipt-service = Service
receipt-column-opening = Opening debt
receipt-column-paid = Paid
receipt-column-quantity = Quantity
receipt-column-common = For common use
receipt-column-multiplier = Multi­plier
receipt-column-objects = Objects
receipt-column-tariff = Tariff, ₽
receipt-column-price = Unit price, ₽
receipt-column-charged = Charged
receipt-column-support = Social support
receipt-column-recalculation = Written off −, added +
receipt-column-closing = Closing debt
receipt-unit = Unit
receipt-row-without = Total without penalty
receipt-row-pay = To pay
receipt-grand = Total to pay
receipt-formula = Closing debt = opening debt − paid + charged + social support + written off or added. Amounts in roubles. “To pay” includes the penalty.
receipt-meters = Meters
receipt-serial = Meter no.
receipt-previous = Previous
receipt-current = Current
receipt-consumption = Used
receipt-verified = Verified until
receipt-new-reading = New reading
receipt-meters-how = Write new readings into the boxes and submit them on the portal, by phone or at the desk.
receipt-house = Used by the whole house
receipt-individual = In flats
receipt-common = Common use
receipt-house-meter = By the building’s meter
receipt-hours = Hours of supply
receipt-norms = Consumption norms
receipt-norm = Norm
receipt-norm-person = { $amount } { $unit } a person
receipt-norm-area = { $amount } { $unit } per m²
receipt-norm-account = { $amount } { $unit } a flat
receipt-norm-multiplier = without a meter × { $value }
receipt-document = Set by
receipt-adjustments = Recalculations and instalments
receipt-reason = Reason
receipt-amount = Amount
receipt-remaining = Left
receipt-units = 1 Gcal = 4.1868 GJ = 1.163 MWh.
receipt-contacts = Whom to ask
receipt-emergency = Emergencies { $phone }
receipt-window = Readings are taken from day { $from } to day { $to }
receipt-fold = Fold along this line: the lower part is for you alone
receipt-link-code = Code to add the account to the portal
receipt-invite = Portal: { $url }
receipt-readings-how = To submit readings: sign in to the portal, choose the account and press “Submit readings”.
receipt-fraud = We never ask for a password, a code from a text message or card details. Check the payees’ bank details on the portal, under “Contacts”.
slip-title = Slip for your own sum
slip-lead = You get a slip with QR codes, one a supplier. Pay it in your bank’s app or at a counter. Nothing changes on the portal until the payment arrives.
slip-amounts = How much to pay
slip-owed = { $sum } is due now: these sums are filled in. Leave a field empty or 0 to skip it.
slip-nothing-owed = Everything is paid now. You can pay in advance: enter a sum.
slip-total = Total
slip-send = Open the slip (PDF)
slip-no-suppliers = This account has no suppliers to pay yet.
slip-error-nothing = Enter a sum for at least one supplier
slip-error-amount = Enter a sum above zero and not above { $most }
slip-error-kopecks = There are at most two digits of kopecks
slip-error-ambiguous = It is not clear where the kopecks begin: write the sum as 1234.00
slip-paper-title = Payment slip
slip-paper-made = made on { $day } on the portal
slip-paper-footer = Account { $number }
nodebt-title = Certificate of no debt
nodebt-said = As of { $time } account { $number } has no debt.
nodebt-pdf = Download the certificate (PDF)
nodebt-owed = Due now
nodebt-why-not = The certificate is there as soon as nothing is owed to any supplier.
nodebt-debts = To whom and how much
nodebt-no-bills = This account has had no bills yet, so there is nothing to say about debt.
nodebt-supplier = Supplier
nodebt-state = Standing
nodebt-none = no debt
nodebt-overpaid = overpaid { $sum }
nodebt-made = Made { $time } on the portal
nodebt-data = The suppliers’ latest data came on { $time }.
nodebt-note = For information: it counts the suppliers’ bills and the payments that the portal knows of. One with signature and stamp is given by the supplier.
picture-both = Where it is on the paper bill
picture-combined-title = Combined bill
picture-combined-desc = A drawing of a combined bill. At the top left a 1 marks the account number. Beside each QR code and under the words “Total to pay” a 2 marks the sums. At the bottom, in the part folded inside, a 3 marks the code for adding the account.
picture-single-title = Bill for electricity and heating
picture-single-desc = A drawing of a bill for electricity and heating. On the open part at the top a 1 marks the account number. Beside the two QR codes a 2 marks the sums, of which heating has two: 1/12 and Факт. At the bottom, in the part folded inside, a 3 marks the code.
picture-number = account number; the supplier’s own number will do too
picture-total = total to pay: any sum beside a QR code, or the grand total
picture-code = code for adding the account, in the part folded inside
picture-word-bill = Единая квитанция
picture-word-account = Лицевой счёт
picture-word-all = Всего к оплате
picture-word-pay = К оплате
picture-word-code = Код для добавления
picture-word-electricity = Счёт: электроэнергия, отопление
picture-word-twelfth = (1/12)
picture-word-fact = (Факт)
picture-word-fold = закрытая часть
