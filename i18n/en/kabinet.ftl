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
identity-letter-password-reset = The password of your portal account was changed by the link of a letter. All sessions have ended, saved cards were removed, and autopay from them is off.
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
accounts-wrong = The number or the answer does not match the latest bill. Check both: after several mistakes in a row you will have to wait
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
accounts-letter-stop-other = If you do not know this person, cut them off by the link or call us: we will cut them off at once and change the code on the bill.
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
readings-place = Where it is:
readings-verified = Verified until { $date }
readings-lapsed = Verification ended on { $date }
readings-lapsed-note = We take and keep the reading, but charges follow the average until the meter is verified.
readings-new-value = New reading
readings-zone-peak = T1, peak
readings-zone-peak-short = peak
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
identity-error-gender = Choose one of the two or leave it out
readings-error-counted = Today’s reading is already counted in a bill. Send the next one tomorrow
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
payments-line = Utilities { $period }, { $supplier }, account { $number }
payments-error-identity = By law this payee must be told who pays. Sign in and pay there.
payments-error-payee = This payee cannot be paid here yet: its bank details are missing. Leave the amount empty and pay it by the printed bill.
payments-order-title = Payment by payee
payments-order-paid = Paid { $count } of { $of }: { $paid } of { $total }.
payments-order-why = The bank makes a separate payment to each payee.
payments-order-waits = Not paid yet
payments-order-next = Pay the next one: { $sum }
payments-state-pending = Waiting for the bank
payments-state-succeeded = Paid
payments-state-canceled = Failed
payments-state-part-refunded = Partly refunded
payments-state-refunded = Refunded
payments-state-unknown = Asking the bank
payments-why-not-continued = You did not go on to this payment.
payments-why-not-charged = We did not come to this payment: the one before it with the same card did not go through in time.
payments-why-by-payer = You cancelled the payment on the bank’s page.
payments-why-bank-silent = The bank did not answer, and the payment did not begin.
payments-why-funds = There was not enough money on the card.
payments-why-3ds = The confirmation code was wrong.
payments-why-no-3ds = The card has no confirmation by code (3-D Secure); the bank takes no payment without it.
payments-why-expired = The time to pay ran out.
payments-why-untold = The bank never told how it ended.
payments-why-card-expired = The card has expired.
payments-why-card-wrong = The card’s number or code was wrong.
payments-why-limit = The bank that issued the card limits such payments.
payments-why-call-issuer = The bank that issued the card did not allow the payment. Call that bank or pay another way.
payments-why-issuer-silent = The bank that issued the card does not answer. Try again later or pay another way.
payments-why-identify = The YooMoney wallet is not identified and cannot pay such a sum. Pay another way.
payments-why-country = A card of a bank of that country cannot pay here.
payments-why-by-us = The organisation that takes payments cancelled it.
payments-why-not-taken = The bank did not accept our request; your card is not to blame. We know of it already; try again later or pay by the printed bill.
payments-why-card-not-kept = The bank does not let us keep cards, and so did not take the payment. No money was taken: pay again with “Save the card” unticked.
payments-why-declined = The bank declined the payment. The bank that issued the card knows why.
payments-receipt = Fiscal receipt
payments-receipt-registered = sent
payments-receipt-pending = being made
payments-receipt-failed = could not be made, we are looking into it
payments-receipt-elsewhere = comes separately, from the bank’s or the supplier’s cash register
payments-receipt-not-needed = none is issued
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
payments-method-bank-card = Bank card
payments-method-bank-card-hint = You enter the card on the bank’s page.
payments-method-sbp = Faster Payments System (SBP)
payments-method-sbp-hint = A QR code or your bank’s app opens: confirm the payment there.
payments-method-sber-pay = SberPay
payments-method-sber-pay-hint = Confirm the payment in SberBank Online; no card details to enter.
payments-method-t-pay = T-Pay
payments-method-t-pay-hint = Confirm the payment in the T‑Bank app; no card details to enter.
payments-method-yoo-money = YooMoney
payments-method-yoo-money-hint = Pay from your YooMoney wallet or a card linked to it.
payments-fee = Fee ₽0: you pay exactly what you entered.
payments-letter-fee = Fee
payments-letter-fee-none = ₽0
payments-letter-method = Paid by
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
payments-error-email-only = The fiscal receipt goes by e-mail only.
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
payments-show-untold = The bank told us nothing of the payment
payments-show-waiting = Waiting for the bank
payments-show-review = What the bank told us of this payment does not match our records. Our staff are looking into it and you need to do nothing. Do not pay again until we are done.
payments-show-waiting-text = The bank has not told us yet that it has the money. If you have paid, wait and refresh the page: you need not pay again. If you have not, continue the payment.
payments-show-unknown-text = The bank has not answered yet. We will ask it again ourselves and write to you. No money was taken: paying begins only on the bank’s page.
payments-show-continue = Continue the payment
payments-show-refresh = Refresh
payments-show-not-taken = No money was taken.
payments-show-untold-text = We waited for more than a day and closed this payment without knowing whether the money was taken. Look at your bank’s list of payments. If the money was taken, do not pay again and write to us: we will find the payment in the bank’s registry and count it. If it was not, you can pay anew.
payments-show-untold-write = Write to us
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
payments-way-here = In the portal
payments-way-told = As told by the supplier
payments-way-bank = At a bank
payments-way-cash = In cash
payments-way-post = At a post office
payments-way-office = At an office
payments-way-online = Online
payments-way-terminal = At a terminal
payments-way-registry = By the bank's registry
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
cards-name = •• { $last }
cards-pay-with = Saved card { $card }
cards-pay-with-until = Saved card { $card }, good through { $month }
cards-which = Which card
cards-at-bank = I will enter a card on the bank’s page
cards-first-hint = A saved card cannot be used the first time a supplier is paid, so that nobody pays with it without you. First time now: { $suppliers }. For this payment, enter a card on the bank’s page.
cards-save = Save the card for later payments
cards-save-hint = Optional. The bank keeps the card number; the portal keeps only a code that stands for it. A saved card pays utilities only, and you can remove it at any time.
cards-save-rules = Rules
cards-payer = Who pays
cards-payer-hint = The law requires that this payee be told who pays: { $payees }. We send the name and document to the bank with this payment and keep them nowhere.
cards-payer-name = Last, first and middle name
cards-payer-document = Document
cards-payer-document-hint = Kind, series and number, for example: passport 6901 123456
cards-unpayable = Cannot be paid here: { $payees }. The law requires that they be told who pays, and the connected bank does not pass this on. Please pay them from the bill.
cards-error-gone = This card is no longer among your saved ones. Choose another or enter a card on the bank’s page
cards-error-first = A saved card cannot pay a supplier for the first time: { $suppliers }. Enter a card on the bank’s page or remove this sum
cards-error-identity-off = This payee must be told who pays, and the bank does not pass this on. Leave the sum empty and pay from the bill
cards-error-identity-alone = This payee has to be paid separately. Leave a sum for it alone and pay the others next
cards-error-payer-name = Enter the payer’s last, first and middle name, up to 128 characters
cards-error-payer-document = Enter kind, series and number of the document, up to 128 characters
cards-check-card = Saved card { $card }
cards-check-save = We will save the card if the bank confirms it with a code
cards-check-next = The money is taken at once, without the bank’s page
cards-check-told = Payer
cards-check-told-text = We send the name and document to the bank for the payee ({ $payees }) and keep them nowhere
cards-show-waiting = The bank has not said yet whether it charged the saved card. We will ask again ourselves and write to you. There is no need to pay again.
cards-card = Card
cards-state = State
cards-state-active = Can be used
cards-state-suspended = Suspended
cards-state-elsewhere = Another bank: pays nothing now
cards-state-expired = Expired
cards-action = Action
cards-until = good through { $month }
cards-delete = Remove
cards-delete-what = The bank forgets a removed card, too. Autopay from it is switched off.
cards-suspended-why = Somebody asked to recover the password of your account, so cards cannot be used for now. If it was not you, sign out and sign in with your password: the cards will work again. If the password is changed by the link, the cards are removed.
cards-how = To save a card, tick the box when you pay.
cards-flash-removed = The card is removed.
cards-letter-saved-subject = Card { $card } is saved
cards-letter-saved-text = You saved the card { $card } to pay for utilities. The bank keeps its number; the portal does not have it.
cards-letter-saved-note = Was it not you? Remove the card in the portal and change your password.
cards-letter-removed-subject = Card { $card } is removed
cards-letter-removed-text = The card { $card } is removed from the portal. The bank will forget it, too, and autopay from it is off.
cards-letter-removed-note = Was it not you? Change your password.
cards-letter-revoked-subject = Card { $card } no longer works
cards-letter-revoked-text = The bank no longer lets us charge the saved card { $card }. We removed it, and autopay from it is off.
cards-letter-revoked-note = To pay without entering the card, save it again with your next payment.
cards-letter-link = Open cards
payments-why-revoked = The bank no longer lets us charge this card. If it was saved, we removed it: enter it on the bank’s page and save it again if you like.
autopay-title = Autopay
autopay-of = Autopay for account { $number }
autopay-about = The portal pays the debt itself with a saved card. The day before, we send a letter with the sum; it has a link that switches autopay off. We never charge more than the letter says.
autopay-no-bank = The connected bank keeps no cards, so there is no autopay. You can pay by hand.
autopay-others = Another resident has already switched on autopay for this account. Two at once would pay one debt twice.
autopay-no-card = You need a saved card first: tick “Save the card” when you pay.
autopay-no-suppliers = Autopay pays those whom you have already paid here yourself. Please pay by hand the first time.
autopay-now = On
autopay-change = Change the terms
autopay-card = Which card pays
autopay-card-waits = suspended or expired: nothing is charged
autopay-when = When
autopay-when-bill = The day after our letter about a new bill
autopay-when-day = On a day of the month
autopay-said-bill = when a new bill comes, a day after our letter
autopay-said-day = on day { $day } of each month
autopay-day = Day of the month
autopay-day-hint = From 1 to 28: every month has these days
autopay-limit = No more in a month than
autopay-limit-hint = In roubles. If the debt is larger, we charge nothing and write to you
autopay-suppliers = Who is paid
autopay-suppliers-hint = A new supplier on the bill waits until you agree
autopay-supplier-new = First pay it once yourself
autopay-supplier-identity = It must be told who pays: by hand only
autopay-rules = I agree to be charged on these terms and accept the
autopay-on = Switch autopay on
autopay-save = Save the terms
autopay-off = Switch autopay off
autopay-flash-on = Autopay is on.
autopay-flash-off = Autopay is off.
autopay-stop-title = Switch autopay off?
autopay-stop-text = Nothing more will be charged. You can switch it on again in the portal.
autopay-stopped-title = Autopay is off
autopay-stopped-text = It will charge nothing more by itself. You can switch it on again in the portal, on the page of the account.
autopay-stopped-home = To the portal
autopay-error-card = Choose a card
autopay-error-when = Choose when to pay
autopay-error-day = Enter a day from 1 to 28
autopay-error-limit = Enter a sum from 1 to 500,000 ₽
autopay-error-suppliers = Tick at least one supplier
autopay-error-rules = Tick that you agree to be charged and accept the payment rules
autopay-error-other = Autopay is not on: the card is gone, or another resident has switched on autopay for this account
autopay-letter-subject = Autopay { $date }: { $sum }
autopay-letter-text = Tomorrow we will charge your saved card:
autopay-letter-date = Date of the charge
autopay-letter-card = Card
autopay-letter-not-more = We will not charge more than this. If you pay earlier yourself, we charge only the rest.
autopay-letter-off = Switch autopay off
autopay-letter-change = Terms of autopay
autopay-letter-pay = Pay by hand
autopay-letter-left-out = These wait for you and are not paid automatically: { $suppliers }. Pay them yourself, then tick them in the terms of autopay.
autopay-letter-skipped-subject = Autopay: nothing will be charged this time
autopay-letter-limit = { $sum } is due, and by your terms no more than { $limit } may be charged in a month. So we charge nothing.
autopay-letter-new-only = The bill has debts only to suppliers that you have not agreed to yet.
autopay-letter-expired = The card { $card } expires before the charge. Choose another card in the terms of autopay.
autopay-letter-card-off = The card { $card } is suspended, removed or expired, so nothing was charged.
autopay-letter-late = We could not charge the card on { $date } and will not do it later without you. Please pay by hand.
autopay-letter-failed = This was autopay. It will not try to charge this sum again by itself: please pay by hand.
payments-why-closed = A clerk has closed this payment: what the bank told of it does not agree with our records. If money was taken, the bank gives it back. Call the number at the top of the page with any question.
payments-refund-description = Refund of payment No. { $number }
payments-refund-title = Refund
payments-refund-when = The bank returns the money to the same card or account, usually within a few working days.
payments-refund-waiting = Waits for a second clerk
payments-refund-sent = Sent to the bank
payments-refund-unknown = Being checked with the bank
payments-refund-succeeded = Refunded
payments-refund-declined = Not made
payments-fiscal-drive = Fiscal drive No.
payments-fiscal-document = Fiscal document No.
payments-fiscal-sign = Fiscal sign
payments-fiscal-at = Time of the receipt
payments-receipt-again = Send the receipt again
payments-receipt-again-to = It goes where you asked for it: { $to }
payments-flash-receipt = Sent again
payments-paper-open = Open for printing
payments-paper-title = Confirmation of payment No. { $number }
payments-paper-receipt = Receipt of payment No. { $number }
payments-paper-not-receipt = This confirms the payment and is not a fiscal receipt. What names the receipt appears here once the bank tells it.
payments-paper-no-receipt = This confirms the payment and is not a fiscal receipt.
payments-paper-refund = Confirmation of refund No. { $number }
payments-paper-refund-receipt = Receipt of refund No. { $number }
payments-paper-not-refund-receipt = This confirms the refund and is not a fiscal receipt. What names the receipt appears here once the bank tells it.
payments-paper-refund-total = Refunded
payments-paper-print = Print
payments-paper-account = Account
payments-paper-code = QR code of the fiscal receipt
payments-paper-code-how = The tax service’s app «Проверка чеков» checks the receipt by this code.
payments-letter-receipt-state = { $to } — { $state }
payments-letter-again-subject = Receipt of payment No. { $number }
payments-letter-again-text = You asked for the receipt again. Here is the payment and what is known of its receipt.
payments-letter-again-link = Open for printing
payments-letter-refund-date = Date and time of the refund
payments-letter-refund-total = Refunded
payments-letter-refund-subject = Refund: { $sum }
payments-letter-refund-text = We have refunded your payment. What is due in the portal has grown by this sum again.
payments-letter-refund-text-unposted = The bank took money for a payment that had been closed. We have given it back; what is due in the portal has not changed.
payments-letter-refund-when = The bank returns the money to the same card or account, usually within a few working days.
payments-sms = Paid { $sum }, payment No. { $number }. Receipt: { $link }
bank-name = Demo bank
bank-title = Card payment
bank-sum = To pay
bank-payee = Payee
bank-for = Purpose
bank-cards = No real card is needed and no money is taken. These cards work:
bank-card-good = the payment passes, the code is 1234
bank-card-declined = the bank declines
bank-card-no-3ds = no 3-D Secure, the bank declines
bank-keeps-card = The shop asks us to keep the card for later payments. We will keep it if the payment goes through.
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

# Without registration
payments-guest-link = Pay without registration
payments-guest-ask-title = Pay without registration
payments-guest-ask-lead = Take the latest bill: you need the account number and the answer to one question about the bill. This keeps strangers away from your account.
payments-guest-ask-send = Open the bill
payments-guest-ask-note = Only the sum to pay is shown: no name, no full address, no readings.
payments-guest-title = Bill for { $period }
payments-guest-title-no-bill = Paying for the account
payments-guest-number = Account { $number }
payments-guest-caption = Sums by supplier: on the bill and now
payments-guest-billed = On the bill
payments-guest-due = Now
payments-guest-owed = To pay
payments-guest-later = on the new bill
payments-guest-later-text = A newer bill has come, and what was owed has moved to it. Use the code on the new bill, or answer a question about it:
payments-guest-no-more = There is no need to pay this bill: it was withdrawn or replaced. Please take your latest bill.
payments-guest-email-hint = The letter about the payment comes there too.
payments-guest-only = This is one bill only. Readings, history and bills are behind sign-in.
payments-guest-unknown-text = The bank has not answered yet. We will ask it again ourselves; refresh the page in a minute. No money was taken: paying starts on the bank's page only.
payments-guest-paid-text = The sum to pay is lower already. Suppliers will show this payment on the next bill.
payments-guest-another = Pay another bill
payments-guest-paper = Confirmation of payment
payments-guest-paper-back = To the payment
payments-guest-paper-to = The receipt goes where you asked for it when you paid.
payments-guest-next-title = One more payment is left
payments-guest-next-text = Suppliers receive their money apart, so there are several payments. The first is done; go on with the next.

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
support-pay-off = Payment is not connected here. Pay by the printed bill:
support-pay-off-qr = Point the camera in your bank’s app at the QR code of the bill: payee, account number and sum are filled in. Each supplier has its own code.
support-pay-off-office = Show the bill at a bank or a post office: they take the payment by the code or the bank details.
support-pay-off-requisites = Enter the supplier’s bank details at any bank yourself. Give the account number and the month as the purpose.
support-pay-off-where = You can open and print a bill with its codes here: “Bills and payment”.
support-pay-card = Bank card: its number, date and code are entered only on the bank's page
support-pay-sbp = Faster Payments System (SBP): by a QR code or in your bank's app
support-pay-sber = SberPay: you confirm the payment in SberBank Online; no card to enter
support-pay-t = T-Pay: you confirm the payment in the T‑Bank app; no card to enter
support-pay-yoomoney = YooMoney: from the wallet or a card linked to it
support-pay-fee = The fee is ₽0, whichever way you pay.
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
support-step-4 = Check the estimate
support-step-4-text = You see the consumption and roughly how much it is in roubles. If a number looks like a slip, you are asked: correct it or confirm.
support-step-5 = Pay
support-step-5-text = The sums are filled in. Enter your card only on the bank's page.
support-step-5-off = Pay by the QR code on the bill: payment is not connected here.
support-step-6 = Print the bill
support-step-6-text = Open the bill of any month: its sum unfolds to supplier, service and tariff. Print it: it is the same as the one on paper.
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
demo-appeal-answered = Hello! The last bill is almost a third higher than usual. What is it made of?
demo-appeal-answer = Hello! We checked the charges. The sum grew because the heating season began: heating was charged for the first time since spring. The other services are as usual. The bill shows the sum by service.
demo-appeal-waiting = The meter has become hard to read: its last digit is stuck between two. What shall I do about readings until it is replaced?
demo-mail-title = Letters of the demonstration
demo-mail-about = Every letter that the portal would send by e-mail arrives here.
demo-mail-empty = No letters yet.
demo-mail-refresh = Refresh
demo-mail-older = Earlier ones

## usage (consumption, why it changed, penalty, questions, news)
usage-title = Consumption by month
usage-service = Service
usage-months = How many months
usage-12 = 12 months
usage-24 = 24 months
usage-none = There is nothing to show: this account has neither meters nor services that are counted by volume.
usage-too-few = { $n ->
    [0] No consumption is known yet.
   *[other] Consumption is known for one month only.
  }
usage-too-few-when = The chart appears when at least two months are known: from bills, which suppliers issue at the beginning of the next month, or from two readings in a row.
usage-average = { $volume } a month on average: over the { $n ->
    [one] { $n } month
   *[other] { $n } months
  } of the last twelve that are known
usage-norm-person = Norm: { $value } a person × { $times } = { $month } a month.
usage-norm-m2 = Norm: { $value } per m² × { $times } m² = { $month } a month.
usage-norm-account = Norm: { $month } a month.
usage-norm-multiplied = Without a meter where one could be installed, the norm is multiplied by { $by }: { $month }.
usage-norm-what = What a norm is
usage-this-year = this year
usage-last-year = a year ago
usage-zone = { $zone ->
    [1] day (T1)
    [2] night (T2)
   *[other] half-peak (T3)
  }
usage-spoken = { $service } by month: least { $least } ({ $least_month }), most { $most } ({ $most_month }). All numbers are in the table below.
usage-table = { $service }: consumption by month
usage-month = Month
usage-volume = Consumption
usage-unit = Unit
usage-before = A year ago
usage-against = Against the norm
usage-norm = Norm
usage-source = Where from
usage-unknown = no data
usage-norm-same = exactly the norm
usage-norm-above = { $by } more
usage-norm-below = { $by } less
usage-by-meter = charged by meter
usage-by-average = charged by average
usage-by-norm = charged by norm
usage-by-house = charged by the building meter
usage-by-bill = from the bill
usage-by-readings = by readings
usage-by-readings-shared = by readings, shared over { $n } months
usage-csv = Download the table (CSV)
usage-where-from = Consumption comes from the bills: it is the volume you were charged for. Where a bill names none, the difference of your readings is shown. If readings were not sent every month, it is shared out evenly. A month without data says so: we never put a zero in its place.
usage-link = Consumption by month
why-title = Why the sum changed
why-same = { $now } was charged for the month: as much as for { $month }
why-more = { $now } was charged for the month: { $by } more than for { $month }
why-less = { $now } was charged for the month: { $by } less than for { $month }
why-rest = { $n ->
    [one] one more reason
   *[other] { $n } more reasons together
  }
why-started = a new service on this bill
why-ended = the service is not on this bill any more
why-basis-meter = charged by the meter, unlike last time
why-basis-average = charged by average consumption, unlike last time
why-basis-norm = charged by the norm, unlike last time
why-basis-other = the volume was counted in another way than last time
why-volume = { $to } { $unit } instead of { $from }
why-price = tariff { $to } instead of { $from }
why-price-untold = the price changed
why-charge = the charge changed, the bill does not say why
why-support = social support
why-recalculation = recalculation
why-penalty = penalty
why-note = Compared is what was charged for the month: services, recalculations, support and new penalty. Earlier debts and payments are not part of it.
why-ask = Ask about this bill
accounts-charged-title = Charged otherwise than by readings
accounts-charged-norm = by the norm since { $since }
accounts-charged-average = by average consumption since { $since }
accounts-charged-no-meter = , because this service has no meter of its own
accounts-charged-lapsed = , because the verification of the meter ended on { $date }
accounts-charged-silent = , because the last reading was on { $date }
accounts-charged-never = , because there has been no reading yet
accounts-charged-unknown = . The supplier knows why: readings and verification look right here
accounts-charged-what = What a norm is and how to get back to the meter
penalty-title = Penalty for { $period }: how it comes about
penalty-back = Back to the bill
penalty-none = There is no penalty on this bill.
penalty-estimate = This is an estimate for information, not a charge.
penalty-rules = The supplier's own figure rules: he knows the exact days of payment and any court decisions. Here you see what it is made of.
penalty-how-1 = The first 30 days of delay are free. Day 1 is the day after the payment was due.
penalty-how-2 = From day 31 to day 90: 1/300 of the rate for each day.
penalty-how-3 = From day 91: 1/130 of the rate for each day.
penalty-how-4 = The rate is the key rate of the Bank of Russia, but no more than the limit set by the Government (9.5% a year at present).
penalty-how-5 = A payment covers the oldest debt first; the day of payment counts too. There is no penalty on a penalty.
penalty-fund = Contribution to capital repair: the rate does not rise after day 90.
penalty-no-steps = By our data there should be no penalty for this month: the debts are younger than 31 days or already paid.
penalty-steps = Step by step
penalty-col-debt = Debt
penalty-col-days = Days
penalty-col-balance = Unpaid
penalty-col-sum = Penalty
penalty-debt = for { $month }, due { $due }
penalty-debt-old = earlier debt, due { $due } at the latest
penalty-days = { $from } to { $to }: days { $first }–{ $last } of delay
penalty-formula = { $balance } × { $rate }% × { $days } days / { $divisor }
penalty-total = In all by our estimate
penalty-charged = Charged by the supplier for this month
penalty-older = Penalty of earlier months, not yet paid
penalty-whole = All penalty on the bill
penalty-differs = The supplier's sum is another one: payments may have been counted on other days, or there is a decision we do not know of. Ask him if the difference is large.
penalty-faq = How penalties are counted
penalty-link = how it was counted
faq-lead = Answers by topic. The words of a bill are explained at the end; links on the bill itself lead to them.
faq-topics = Topics
faq-search = Search the questions
faq-search-hint = One or more words, for example «norm» or «instalments»
faq-find = Find
faq-all = All questions
faq-found = { $n ->
    [one] { $n } answer found
   *[other] { $n } answers found
  }
faq-nothing = Nothing was found for «{ $asked }». Try another word or ask us.
faq-money = Debts, penalties, tariffs
faq-words = Words of the bill
faq-ask = Ask a question
faq-to-steps = Six steps with pictures
faq-recount = How is electricity recalculated? Can a recalculation be wrong, and whom do I tell?
faq-recount-answer =
    A recalculation is made when you were charged otherwise than by the meter and readings came later; when a check found other digits on the meter; when the service was absent or poor. It goes like this: the new reading, less the last one counted, less what was charged by average in between. If more was charged than ran through the meter, the difference comes back on the next bill.

    Mistakes happen: a reading noted wrongly, a payment that did not arrive, a wrong tariff. Compare «Readings» here (they say in which bill each was counted) and the line «Written off −, added +» on the bill: its reason stands below.

    Tell the supplier: «Ask about this bill» stands on the page of every bill. If you do not agree with the answer, turn to the state housing inspection of your region.
faq-dispute = How do I dispute a recalculated debt? Why is there a recalculation when a meter is replaced, and who pays if it broke through no fault of mine?
faq-dispute-answer =
    To dispute it, write to the supplier: which sum, which month, and why you disagree. Add receipts, photographs of the meter, acts. He must check the disputed part and explain it in writing; after that the housing inspection or a court decides. Pay the rest in time, so that no penalty grows.

    When a meter is replaced, two consumptions are added: up to the last reading of the old one and from the first of the new one. Days in between are counted by average, hence the recalculation. See that the act names the readings of both meters.

    Since 1 July 2020 the electricity meter of a flat in a block is replaced by the guaranteeing supplier at his own cost, also when it broke or its verification ended. Meters of water, gas and heat are replaced by the owner. If somebody else damaged the meter (an accident in the house, works of the managing company), the cost can be claimed from him.
faq-heir = Who pays the debts when the owner changes? If the owner died, who pays for electricity?
faq-heir-answer =
    A debt for utilities stays with whoever owned the flat when they were used. The new owner pays from the day the flat became his. The exception is contributions to capital repair: unpaid ones pass to the new owner with the flat.

    The debt of somebody who died is paid by the heirs who accepted the inheritance, each up to the value of what he got. What is charged after the day of death they pay as owners. There should be no penalty for the time before the inheritance was accepted: if there is, write to the supplier and add the certificate of inheritance.

    Once the supplier has the new owner on record, earlier links to the account pause here: the new owner links it again.
faq-penalty-method = How are penalties counted?
faq-penalty-method-answer =
    For the first 30 days of delay there is none. From day 31 to day 90 each day costs 1/300 of the rate on the unpaid sum, from day 91 on 1/130 (article 155 of the Housing Code). The rate is the key rate of the Bank of Russia, but until 1 January 2027 no more than 9.5% a year.

    Example: ₽10,000 were due on 10 January 2025 and paid on 10 May, day 120. Days 31–90: 10,000 × 9.5% × 60 / 300 = ₽190.00. Days 91–120: 10,000 × 9.5% × 30 / 130 = ₽219.23. In all ₽409.23.

    The same for your own debts opens by the link beside the penalty on a bill. It is an estimate: the supplier's figure rules.
faq-instalments = Can I pay by instalments, so that no penalty is charged because of hardship? How do I arrange it?
faq-instalments-answer =
    Yes: the supplier may make an agreement with you. Write to him («Ask about this bill» or an appeal), name the sum you can pay a month and the reason; add papers about income or circumstances. The agreement has a schedule and says what happens to penalties: while you keep to it, new ones are usually not charged on this debt.

    If a month costs over a quarter more than the same month of last year, the rules of utility services oblige them to offer instalments.

    Look into a subsidy as well: it is granted where housing takes more than the share of family income set by the region. Ask the social office, a public services centre or Gosuslugi. Instalments are a line of their own on the bill: how much this month and how much is left.
faq-statement = Why does a recalculation for past years need a written application? Why not at once when I ask?
faq-statement-answer =
    The sum of a bill is a money document: to change it the supplier needs a ground with a date and a signature. The application names the months and the reason, and settles the question of time: three years back can be claimed.

    It cannot be done at once because readings, acts, payments and tariffs of all these months have to be looked up, sometimes the meter checked. An appeal from this portal counts as an application: it has your account already, add the papers. Its number and the day of the answer stand under appeals.
faq-tariffs = What do electricity tariffs depend on? Where can I follow them?
faq-tariffs-answer =
    The tariff for households is set by the regulator of your region within limits of the Federal Antimonopoly Service; the supplier does not choose it. The price depends on town or village, gas or electric stove, one tariff or zones (day, night, half-peak), and on the volume of a month: above the first and the second threshold a kilowatt-hour costs more.

    Your tariff and all earlier ones are here: «Details» → the contract → «Tariff history». On a bill every service has its tariff, and a rise is named under «Why the sum changed». Decisions are published on the site of the regional regulator.
faq-tariff-plans = Will tariffs change soon? Why, and how will I be told?
faq-tariff-plans-answer =
    Tariffs are usually reviewed once a year. In 2026 they changed on 1 January (by 1.7% because of VAT) and on 1 October, when each region brought in its own rise within the common index. We do not guess the next change: the regional regulator sets it, and publishes it before it takes effect.

    They rise because of prices of fuel and power, repairs of networks, taxes. A new tariff appears in «Tariff history» with its first day, suppliers write about large changes in the news here, and the first bill with the new price shows how many roubles it added.
faq-stove = I have an electric stove but the tariff is the one with gas. Why?
faq-stove-answer =
    The tariff for houses with electric stoves holds where the stove stands by the project of the house or the conversion is documented. If you bought it yourself and the house has gas, the usual tariff stays by law.

    If the house has electric stoves and the tariff is another one, the supplier does not know. Write to him and add the technical passport of the flat or house, the paper on the conversion, or a note of the managing company. The tariff changes from the day the papers arrive; the past is recalculated where the supplier was wrong. See your tariff under «Details».
faq-term-opening = Opening debt
faq-term-opening-answer = What you owed the supplier at the beginning of the month. A minus means an overpayment.
faq-term-paid = Paid
faq-term-paid-answer = Your payments that the supplier saw up to the day «Payments counted until», which the bill names. Later ones come into the next bill.
faq-term-charged = Charged
faq-term-charged-answer = The price of this month’s services: volume × tariff. It is rounded once, at the end, so a product of rounded numbers may differ.
faq-term-support = Social support
faq-term-support-answer = A privilege that the supplier has already taken off. It has a minus.
faq-term-recalculation = Written off −, added +
faq-term-recalculation-answer = A recalculation for earlier time: a minus lowers the price, a plus raises it. Its reason stands further down the bill.
faq-term-closing = Closing debt
faq-term-closing-answer = Opening debt − paid + charged + support + recalculation. The penalty stands apart.
faq-term-penalty = Penalty
faq-term-penalty-answer = The price of being late: from day 31 1/300, from day 91 1/130 of the rate a day. By supplier it is part of the total, by service it stands apart. The steps for your own debts open by the link beside the sum.
faq-term-total = Total to pay
faq-term-total-answer = The sum over all suppliers that you owe. An overpayment to one does not lower what another gets and stays as an advance.
faq-term-quantity = Quantity
faq-term-quantity-answer = The volume you are charged for: cubic metres, kilowatt-hours, gigacalories, square metres.
faq-term-tariff = Tariff
faq-term-tariff-answer = The price of a unit, set by the regulator. Earlier prices stand under «Details», in the tariff history.
faq-term-unit-price = Unit price
faq-term-unit-price-answer = The price of one of what «Quantity» counts, with the norm in it: heating of a square metre = norm a metre × tariff a gigacalorie.
faq-term-norm = Norm
faq-term-norm-answer = How much of a service a month counts for a person, a metre or a flat where there is no meter, or no readings for more than three months in a row. Before that the average is charged. To get back to the meter send readings; if its verification ended, order one and send the act to the supplier.
faq-term-average = Average
faq-term-average-answer = Charged for up to three months in a row without readings or after the verification ended: the mean of the last half year.
faq-term-multiplier = Multiplier
faq-term-multiplier-answer = The norm is multiplied by it where a meter could be installed and is not, or is not verified. Usually 1.5. There is none where an act says that no meter can be installed.
faq-term-common = Common use
faq-term-common-answer = Your share of power, water and sewerage for the common property: stairs, lifts, the yard. It depends on the area of the flat.
faq-term-labels = «1/12» and «Fact»
faq-term-labels-answer = Two ways to count heating: in equal parts all year round, or by the months of heating. The bill shows both; the one marked to be paid is paid.
faq-term-objects = Objects
faq-term-objects-answer = How many people, rooms or devices were counted.
faq-term-instalment = Instalments
faq-term-instalment-answer = A debt that is paid in parts by agreement: how much this month and how much is left.
faq-term-house = By the building meter
faq-term-house-answer = The consumption of the house is shared out among the flats: by area, residents or the meters of the flats.
news-title = News
news-none = There is no news yet. Suppliers write here of works, tariffs and dates.
news-about = For:
news-all = All news
news-newer = Newer
news-older = Older
news-page = Page { $page }
faq-seen-sign-up = The sign-up form: e-mail, password with its rule above the field, name, and a consent of its own
faq-seen-link = Linking an account: a control question in two variants and a field for the answer
faq-seen-readings = The readings form: the last reading of each meter and a field for the new one
faq-seen-estimate = Checking readings: before, now, consumption and the approximate sum of each meter
faq-seen-pay = The payment form: the sum for each supplier is filled in, and where to send the receipt
faq-seen-print = The page to print: whose bill it is, account, address, area, and below the sum to pay
faq-not-worked = If it did not work
faq-not-worked-text = Whatever is here can be done by phone too. Frequent questions and answers:
faq-readings-of = Days for readings: { $service }
faq-ways = How to give readings
faq-way-here = on this portal
faq-way-phone = by the supplier’s phone
faq-way-office = at his office
## appeals
appeals-title = Appeals
appeals-write = Write an appeal
appeals-accounts = Account
appeals-all-accounts = All accounts
appeals-empty = No appeals in this period. Choose a longer one, or write to us: the answer comes here and by e-mail.
appeals-caption = Your appeals
appeals-number-topic = Number and topic
appeals-about = About
appeals-sent = Sent
appeals-state = State
appeals-of-other = Another resident’s appeal
appeals-account-short = account { $number }
appeals-due-short = answer by { $date }
appeals-pages = Pages
appeals-newer = Newer
appeals-older = Older
appeals-state-new = New
appeals-state-in-progress = In progress
appeals-state-waiting = Waiting for you
appeals-state-answered = Answered
appeals-state-closed = Closed
appeals-topic-bill = Bill and charges
appeals-topic-payment = A payment is missing or wrong
appeals-topic-recalculation = Recalculation
appeals-topic-readings = Readings
appeals-topic-meter = Meter: replacement, verification, fault
appeals-topic-quality = Quality of a service
appeals-topic-details = A mistake in the account’s details
appeals-topic-other = Something else
appeals-new-title = New appeal
appeals-new-lead = The answer may be there already:
appeals-supplier = Supplier
appeals-supplier-hint = Who sends the charges you ask about
appeals-choose = Choose
appeals-account = Account
appeals-no-account = Not about an account
appeals-topic = Topic
appeals-text = Your question
appeals-text-hint = Up to { $n } characters
appeals-files = Files (optional)
appeals-files-hint = Up to { $n ->
    [one] { $n } file
   *[other] { $n } files
} of { $mb } MB each: photos, PDF, Word, Excel, OpenDocument or plain text
appeals-files-again = Choose the files again: the browser did not keep them
appeals-new-answer = The answer comes to this portal and to your e-mail.
appeals-send = Send the appeal
appeals-error-supplier-empty = Choose the supplier
appeals-error-supplier = Choose the supplier from the list
appeals-error-supplier-other = This supplier does not serve the chosen account. Choose another supplier or another account
appeals-error-account = Choose the account from the list
appeals-error-topic-empty = Choose the topic
appeals-error-topic-long = Shorten the topic to { $n } characters
appeals-error-text-empty = Write what happened
appeals-error-text-long = Shorten the text to { $most } characters: { $n } too many now
appeals-error-files-many = Attach no more than { $n ->
    [one] { $n } file
   *[other] { $n } files
}
appeals-file-empty = “{ $name }”: the file is empty.
appeals-file-large = “{ $name }”: the file is larger than { $mb } MB. Make it smaller or send it in parts.
appeals-file-kind = “{ $name }”: we do not take such files. JPEG, PNG, WebP, PDF, Word, Excel, OpenDocument and plain text will do.
appeals-file-broken = “{ $name }”: the file is damaged, or is not what its name says. Save it again.
appeals-file-active = “{ $name }”: the document has macros or scripts in it. Save it without them.
appeals-file-swells = “{ $name }”: the picture or archive is too large inside. Make it smaller.
appeals-size-bytes = { $n } B
appeals-size-kb = { $n } KB
appeals-size-mb = { $n } MB
appeals-show-title = Appeal no. { $number }
appeals-next-due = We answer by { $date }.
appeals-next-late = We promised an answer by { $date } and are late. Sorry: your appeal stands first.
appeals-next-waiting = We need to know more: please answer below.
appeals-next-answered = If the answer did not help, write below and we will come back to it.
appeals-next-closed = If the question is back, write below or open the appeal again.
appeals-thread = Messages
appeals-author-you = You
appeals-refresh = Refresh
appeals-reply = Your reply
appeals-reply-text = Message
appeals-reply-closed = The appeal is closed. A message opens it again.
appeals-reply-send = Send the message
appeals-rate = Rating of the answer
appeals-rated = Your rating: { $n } of 5. Thank you.
appeals-rate-open = Rate the answer
appeals-rating = Did the answer help
appeals-rating-5 = 5 — it solved everything
appeals-rating-4 = 4 — it helped
appeals-rating-3 = 3 — partly
appeals-rating-2 = 2 — hardly
appeals-rating-1 = 1 — it did not help
appeals-rating-words = What could be better (optional)
appeals-rate-send = Send the rating
appeals-error-rating = Choose a mark from 1 to 5
appeals-error-rating-early = You can rate it once there is an answer
appeals-error-words-long = Shorten the text to { $n } characters
appeals-close-text = Is the question settled? Then close the appeal. You can open it again at any time.
appeals-close = Close the appeal
appeals-reopen = Open again
appeals-flash-sent = The appeal is sent. A letter with its number and the day of the answer is on its way
appeals-flash-replied = The message is sent
appeals-flash-closed = The appeal is closed
appeals-flash-reopened = The appeal is in progress again
appeals-flash-rated = Thank you for the rating
appeals-ask-title = Ask a question
appeals-ask-lead = Cannot sign in, sign up or link an account? Write to us and we will help. The answer may be there already:
appeals-ask-signed-in = You are signed in. We see an appeal from inside together with your account, and the answer stays in the portal.
appeals-ask-name = Your name
appeals-ask-email-hint = We need an e-mail or a phone to answer
appeals-ask-phone = Phone
appeals-ask-phone-hint = With the area or operator code
appeals-ask-text-hint = Up to { $n } characters. Do not write passwords, codes from letters and SMS or card details
appeals-ask-privacy = We use your name and contacts for the answer only.
appeals-ask-send = Send the question
appeals-ask-link = Does not work? Ask a question
appeals-error-name-empty = Enter your name
appeals-error-name-long = Shorten the name to { $n } characters
appeals-error-contact = Enter an e-mail or a phone: without one we cannot answer
appeals-error-prove = Several questions came from your address. Wait { $wait } and send it again
appeals-asked-title = Question no. { $number } is sent
appeals-asked-due = We answer by { $date }.
appeals-asked-email = The answer comes by letter to { $email }.
appeals-asked-phone = If need be we call { $phone }. We never ask for codes or passwords.
appeals-asked-number = Note the number: the question can be found by it on the telephone too.
appeals-letter-received-subject = Appeal no. { $number } received: answer within { $n ->
    [one] { $n } day
   *[other] { $n } days
}
appeals-letter-received-text = We received appeal no. { $number } and answer by { $date }.
appeals-letter-received-link = Open the appeal
appeals-letter-answer-subject = Answer to appeal no. { $number }
appeals-letter-answer-text = There is an answer to appeal no. { $number }:
appeals-letter-answer-link = Rate the answer or write again
appeals-letter-asked-subject = Tell us more: appeal no. { $number }
appeals-letter-asked-text = To answer appeal no. { $number } we need to know more:
appeals-letter-asked-link = Reply on the site
appeals-letter-closed-subject = Appeal no. { $number } is closed
appeals-letter-closed-text = We closed appeal no. { $number }. If the question remains, write in it again and it opens.
appeals-letter-closed-link = Open the appeal
appeals-letter-again = Do not reply to this letter: nobody reads it. If a question remains, ask it here.
appeals-letter-topic = Topic
appeals-letter-supplier = Supplier
appeals-letter-due = Answer by
appeals-letter-staff-opened = New appeal no. { $number }
appeals-letter-staff-message = The resident wrote in appeal no. { $number }
appeals-letter-staff-reopened = The resident opened appeal no. { $number } again
appeals-letter-staff-link = Open to answer
admin-appeals-open = Not answered
admin-appeals-all = All
admin-appeals-any = Any
admin-appeals-new = New
admin-appeals-waiting = Waiting for the resident
admin-appeals-overdue = Overdue
admin-appeals-first = stand first
admin-appeals-late = overdue
admin-appeals-number = Number of the appeal
admin-appeals-none = There are no such appeals.
admin-appeals-caption = Appeals: the nearest day first
admin-appeals-person = Who asked
admin-appeals-due = Answer by
admin-appeals-staff = Who deals with it
admin-appeals-resident = Resident
admin-appeals-rated = { $n } of 5
admin-appeals-rating-words = Words to the rating
admin-appeals-take = Take it
admin-appeals-files-care = The resident sent this file. Open it on a checked computer.
admin-appeals-answer = Answer
admin-appeals-text = Text of the answer or question
admin-appeals-send = Answer
admin-appeals-ask = Ask the resident
admin-appeals-reach-both = The answer appears in the resident’s portal and goes by letter.
admin-appeals-reach-letter = Whoever asked has no account: the answer goes by letter only, files do not arrive.
admin-appeals-reach-phone = Whoever asked left a phone only: call, and write down here what you answered.
admin-appeals-close-text = Close without an answer if you answered by phone or it was sent twice. The resident gets a letter.
admin-appeals-error-overtaken = While you wrote, a new message came. Read it and send the answer again
admin-appeals-error-closed = The appeal is closed. It can be answered once the resident opens it again.
admin-appeals-flash-answered = The answer is sent
admin-appeals-flash-asked = The question is sent, we wait for the resident
admin-appeals-flash-taken = The appeal is yours
admin-appeals-first-late = { $n } overdue

## staff
staff-side = Staff
staff-role-operator = Operator
staff-role-billing = Billing
staff-role-content = Editor
staff-role-supervisor = Supervisor
staff-role-admin = Administrator
staff-sign-in-title = Staff sign-in
staff-login = Work e-mail
staff-sign-in-send = Sign in
staff-sign-in-forgot = Forgot the password? Ask the administrator for a new link: kabinet staff link makes one.
staff-to-residents = Sign-in for residents
staff-error-login-empty = Enter your work e-mail
staff-error-sign-in = The e-mail or password is not right. Check the keyboard layout and Caps Lock
staff-over-idle = Your session is over: nothing was done for a long time, or you worked for more than 12 hours. Sign in again.
staff-over-elsewhere = You ended this session from another device. Sign in again.
staff-over-password = The password was changed, so the session is over. Sign in with the new one.
staff-over-disabled = The administrator ended this session.
staff-code-title = Code from the app
staff-code = Code
staff-code-hint = Six digits; a space among them does no harm
staff-code-or-recovery = Six digits from the app on your phone. Without the phone, enter one of your recovery codes
staff-code-lost = Neither phone nor recovery codes? The administrator resets the second step.
staff-again = Start signing in again
staff-error-code-empty = Enter the code
staff-error-code = The code is not right. It may have been used or changed: enter the one on the screen now
staff-error-code-locked = Too many wrong codes. The next is taken in { $wait }
staff-set-up-title = Set up the second step
staff-set-up-why = Besides the password a code from your phone is needed: a stolen password alone lets nobody in.
staff-set-up-app = Install an app for one-time codes on your phone, such as Yandex Key, Google Authenticator or Aegis.
staff-set-up-scan = Add an entry in it and point the camera at this code.
staff-set-up-qr = QR code for the app; the same key as text is below
staff-set-up-text = The camera does not work? Type the key:
staff-set-up-type = Enter the six digits that the app shows.
staff-set-up-send = Confirm and sign in
staff-codes-title = Recovery codes
staff-codes-once = These codes are shown once. Earlier ones no longer work.
staff-codes-how = If the phone is lost, you can sign in with the password and one of these codes. Each works once. Write them down or print them, and keep them away from the phone.
staff-codes-kept = I have kept the codes
staff-codes-new = New recovery codes
staff-codes-new-text = You get ten new codes, earlier ones stop working. Your password is needed for this.
staff-codes-new-send = Show new codes
staff-link-title = Password for staff sign-in
staff-link-text = You will sign in with the e-mail
staff-link-send = Save the password
staff-gone-used = The password was set with this link { $time }.
staff-gone-old = The link no longer works: its time is up or another was given instead.
staff-gone-new = The administrator makes a new link.
staff-profile-title = My access
staff-name = Name
staff-role = Role
staff-password-kept = Known to you alone
staff-change-password = the password
staff-factor = Second step of signing in
staff-factor-on = Code from the app, { $n ->
    [0] no recovery codes left
    [one] { $n } recovery code left
   *[other] { $n } recovery codes left
}
staff-factor-off = Off: demonstration
staff-sessions = Where you are signed in
staff-session-device = Device
staff-session-address = Address
staff-session-since = Signed in
staff-session-seen = Last action
staff-session-this = this session
staff-sessions-end = End the other sessions
staff-sessions-limits = A session ends after 30 minutes without action, and 12 hours after signing in at the latest.
staff-error-403-title = Not for your role
staff-error-403-text = Your role has no right to this page. If you need it for your work, talk to the administrator. The request was written to the audit trail.

## admin
admin-nav-first = Queues
admin-nav-accounts = Accounts
admin-nav-audit = Audit trail
admin-first-title = What waits on { $date }
admin-first-none = Nothing is waiting now.
admin-search = Find an account
admin-search-hint = Account number, old or a supplier's, address, a resident's e-mail or phone
admin-search-send = Find
news-write = Write a piece of news
news-edit = Change the news
news-publish = Publish
news-withdraw = Withdraw
news-written-none = No news has been written yet.
news-no-english = no English translation
news-state-out = published
news-state-later = comes out on its day
news-state-withdrawn = withdrawn
news-was-withdrawn = This was withdrawn. If you save it, it is shown again.
news-field-title = Title
news-field-state = State
news-field-title-ru = Title in Russian
news-field-title-en = Title in English (optional)
news-field-text-ru = Text in Russian
news-field-text-en = Text in English (optional)
news-field-text-hint = Separate paragraphs by an empty line
news-field-date = Shown from
news-field-date-hint = For example, 25.11.2026
news-field-slug = Address
news-field-slug-hint = Small Latin letters, digits and hyphens: hot-water-works
news-field-supplier = For whom
news-everybody = For everybody
news-error-title = Enter a title
news-error-text = Enter the text
news-error-slug = Enter an address: small Latin letters, digits and hyphens
news-error-slug-taken = Another piece has this address. Enter another one
news-error-date = Enter a date: day, month and year
news-error-supplier = Choose a supplier from the list
news-error-long = Too long: no more than { $n } characters
## profile
letter-unsubscribe = Stop letters like this
error-paused-title = The account is on hold
error-paused-text = According to the supplier, the home has a new owner. Until you prove that the account is still yours, it is closed. You can prove it on the home page: you will need the latest bill.
sms-code = { $code } is your code to confirm the phone. { $portal }. Never tell it to anybody
sms-notice = { $news }. More: { $portal }
sms-demo = SMS
sms-demo-letters = Letters
profile-about = About you
profile-way-in = Signing in and contact
profile-more = More
profile-confirm = Confirm
profile-change-birthday = date of birth
profile-change-email = e-mail
profile-change-phone = phone
profile-email-awaited = Waiting to be confirmed: { $email }
profile-phone-signs-in = (confirmed, you can sign in with it)
profile-more-notifications = What to tell you about, by letter or SMS, and whose advertising you want
profile-more-sessions = Where your portal is open; sign out everywhere at once
profile-more-consents = What you agreed to, when, and how to withdraw
profile-more-cards = Cards saved for payments
profile-more-delete = What goes and what the law keeps
profile-email-title = Change e-mail
profile-email-now = You now sign in with
profile-email-how = We will send a letter to the new address. Your login stays the same until you open the link in it. The present address gets a notice.
profile-email-new = New address
profile-email-same = This is your present address. Enter another one
profile-email-send = Send the letter
profile-confirm-what = After that, sign in with this address. The old one will no longer be your login.
profile-confirm-not-you = If you did not change your address in the portal, close this page: nothing happens without confirmation.
profile-confirm-gone = This link no longer works: its 24 hours are over, a newer one replaced it, or the address is taken. Ask for a new one in your profile.
profile-phone-title = Mobile phone
profile-phone-how = We will send a code by SMS. With a confirmed number you can sign in and get SMS about your accounts.
profile-phone-send = Get the code
profile-code-title = Code from the SMS
profile-code-back = Change the number
profile-code-sent = We sent an SMS to
profile-code-kept = The code works for { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}. We never ask you to read it out on the phone.
profile-code = 6-digit code
profile-code-send = Confirm the number
profile-code-none = No SMS? You can get a new code in a minute.
profile-code-again = Send again
profile-code-new = Get a new code
profile-code-empty = Enter the code from the SMS
profile-code-wrong = The code does not match. { $n ->
    [one] { $n } try left
   *[other] { $n } tries left
}
profile-code-over = This code no longer works. Get a new one
profile-sessions-title = Where your portal is open
profile-sessions-about = Devices where you signed in and did not sign out. A session ends by itself after half an hour without use, or after 30 days if you asked us to remember the device.
profile-session-device = Device
profile-session-seen = Last active
profile-session-began = Signed in
profile-session-address = IP address
profile-session-end-column = Sign out
profile-session-this = This device
profile-session-sign-out = “Sign out” in the menu
profile-session-end = End
profile-sessions-end = Sign out everywhere else
profile-sessions-one = Your portal is open nowhere else.
profile-sessions-strange = A device you do not know? End its session and change your password.
profile-consents-title = Consents
profile-consents-about = What you agreed to and when. Withdrawing is as easy as agreeing.
profile-consents-none = You gave no separate consents. What data we keep and why is described here:
profile-consent-given = Given
profile-consent-version = Version of the text
profile-consent-read = Read
profile-consent-address = IP address
profile-consent-state = State
profile-consent-stands = Stands
profile-consent-withdrawn = Ended { $time }
profile-consent-withdraw = Withdraw
profile-consent-ends = Without it the portal may not keep your data, so your portal account is deleted together with it.
profile-cards-title = Cards
profile-cards-none = No cards are saved.
profile-cards-bank = You type your card on the bank’s page: the portal never sees it. A saved card is known here only by a code of the bank and its last four digits.
profile-delete-title = Delete my portal account
profile-delete-final = This cannot be undone.
profile-delete-debts = Contracts with suppliers, charges and debts do not change: paper bills keep coming.
profile-delete-goes = Deleted at once
profile-delete-goes-1 = name, e-mail, phone, date of birth, gender and password
profile-delete-goes-2 = the link to your utility accounts and the names you gave them
profile-delete-goes-3 = sessions on all devices, notification settings, letters and SMS, saved cards and autopay
profile-delete-goes-4 = consents: all count as withdrawn
profile-delete-stays = What stays
profile-delete-stays-1 = payments and receipts with the address they were sent to: the law demands to keep them for 5 years
profile-delete-stays-2 = readings and bills: they belong to the utility account, and your name is not kept with the readings
profile-delete-stays-3 = a note that consents were given and withdrawn, and a journal of actions without your name
profile-delete-first = Download my data first
profile-delete-password = So that nobody deletes it for you
profile-delete-send = Delete my portal account
profile-delete-keep = Keep it
profile-flash-email-asked = A letter is on its way to the new address. Open its link to change your login
profile-flash-email-changed = The address is confirmed. Sign in with it from now on
profile-flash-phone-confirmed = The phone is confirmed, you can sign in with it
profile-flash-sessions-ended = The session is ended; that device has to sign in again
profile-flash-consent-withdrawn = The consent is withdrawn, there will be no more advertising
profile-flash-closed = Your portal account is deleted. A confirmation was sent to your e-mail
profile-letter-email-asked-subject = Somebody asked to change your e-mail
profile-letter-email-asked-text = In your portal somebody asked to change the login to { $new }. It changes when the link in the letter to the new address is opened.
profile-letter-email-asked-note = If it was not you, change your password: the link stops working at once.
profile-letter-email-changed-subject = Your e-mail was changed
profile-letter-email-changed-text = The login of your portal is now { $new }. This address does not sign in any more.
profile-letter-email-changed-note = If it was not you, call us as soon as you can.
profile-letter-call = Phones and hours
profile-letter-phone-subject = Phone confirmed
profile-letter-phone-text = The phone { $phone } belongs to your portal now. You can sign in with it.
profile-letter-phone-note = If it was not you, change your password.
profile-letter-taken-subject = Another person confirmed your phone
profile-letter-taken-text = The phone { $phone } was confirmed by SMS in another portal account. It no longer signs in to yours; e-mail and password work as before.
profile-letter-taken-note = If the number is still yours, confirm it again.
profile-letter-open = Open the profile
profile-letter-new-text = You asked to sign in with this address. Confirm it.
profile-letter-new-note = The link works for 24 hours and once. If you changed nothing, simply delete this letter.
profile-letter-known-text = Somebody asked to make this address the login of one more portal account, but it already signs in to yours. One address is the login of one account; nothing has changed.
profile-letter-known-note = If it was you, sign in with this address and delete the other account, or choose another address. If not, there is nothing to do.
profile-letter-farewell-subject = Your portal account is deleted
profile-letter-farewell-text = You deleted your portal account. Name, e-mail, phone, password, links to utility accounts and settings are gone.
profile-letter-farewell-kept = Payments and receipts are kept for 5 years, as the law demands. Readings and bills stay with the utility account. This is the last letter.
profile-letter-farewell-again = Sign up again
notifications-title = Notifications
notifications-where = Letters go to
notifications-no-phone = SMS can be switched on once a phone is confirmed.
notifications-topics = What to tell you about
notifications-topic = Topic
notifications-email = Letter
notifications-sms = SMS
notifications-reminder = Time to send readings
notifications-reminder-about = When the days for readings begin and three days before they end, if you have not sent them
notifications-readings = Readings taken
notifications-readings-about = A confirmation right after sending
notifications-bill = New bill
notifications-bill-about = On the day it is ready
notifications-payment = Payment taken
notifications-payment-about = As soon as the bank confirms; about a failed payment we always write
notifications-appeal = Answer to an appeal
notifications-appeal-about = The answer itself, not only the news of it
notifications-verification = Meter verification
notifications-verification-about = 60, 30 and 7 days before it ends
notifications-news = News and outages
notifications-news-about = About your house and your suppliers
notifications-always = Letters about security and about what was done to your portal (sign-in, password, linked accounts) always come: they cannot be switched off.
notifications-advert = Advertising
notifications-advert-about = Only with your consent, each company separately. We keep the date and the text of the consent.
notifications-stop-title = Stop letters
notifications-stop-what = Topic:
notifications-stop-send = Stop these letters
notifications-stop-others = Other letters will come as before.
notifications-stopped-title = You are unsubscribed
notifications-stopped-text = There will be no more letters like this. You can bring them back in your profile:
download-link = Download my data
download-about = A ZIP: everything about you and your accounts as JSON, tables as CSV, consumption as Green Button XML
download-readme-title = Data from your portal, { $date }
download-readme-json = kabinet.json: everything at once, for programs.
download-readme-csv = *.csv: tables of readings, bills, payments, meters and contracts; open them in Excel or LibreOffice.
download-readme-xml = green-button-*.xml: consumption by meter as Green Button (ESPI).
download-readme-note = Only your own data is here. Who else sees an account is not part of it.
accounts-people-title = Who sees this account
accounts-people-about = Each of them answered the control question from the bill. They see what you see: bills, readings and payments.
accounts-people-who = Who
accounts-people-relation = Relation
accounts-people-since = Linked
accounts-people-act = Action
accounts-people-you = this is you
accounts-people-leave = Unlink from my portal
accounts-people-cut = Cut off
accounts-people-earlier = Linked before you
accounts-people-alone = Nobody but you sees the account.
accounts-people-why = Somebody who linked the account before you cannot be cut off from here. If they should not see it, call us:
accounts-cut-title = Cut this person off?
accounts-cut-what = They stop seeing the account at once and get a letter. With a new bill in hand they could link it again; then call us, and we will change the code.
accounts-cut-password = So that nobody else does this
accounts-unlink-title = Unlink the account
accounts-unlink-1 = You stop seeing the account and getting letters about it at once.
accounts-unlink-2 = Readings and payments stay with the supplier.
accounts-unlink-3 = You can link the account again any day with a bill.
accounts-unlink-send = Unlink the account
accounts-unlink-keep = Keep it
accounts-name-title = Own name of the account
accounts-name-about = Only you see it. Leave it empty to call the account by its address.
accounts-title-signs = The name has characters that cannot be printed. Enter it again
accounts-flash-unlinked = The account is unlinked
accounts-flash-cut = The person is cut off, and we wrote them a letter
accounts-letter-people = See who has the account and cut off
accounts-letter-unlinked-subject = Account { $number } is unlinked
accounts-letter-unlinked-news = You unlinked the account from your portal. Readings and payments stay with the supplier.
accounts-letter-cut-news = Another person who sees this account in their portal cut you off from it.
accounts-letter-unlinked-again = If this is a mistake, link the account again: you will need the latest bill. Or call us.
accounts-letter-unlinked-link = Link an account
admin-search-label = What is known
admin-search-none = No account fits “{ $q }”.
admin-search-tips = We looked among numbers (ours, old ones and suppliers’), addresses, residents’ e-mails and phones. Numbers and e-mails must be whole; of an address street and house will do.
admin-search-found = Accounts found
admin-search-many = Many were found. Add house and flat to the query.
admin-address = Address
admin-number = Account
admin-account-title = Title
admin-closed = closed
admin-pages = Pages
admin-page-before = Back
admin-page-after = Next
admin-reason-title = Why do you open this account
admin-reason = Reason
admin-reason-hint = For example: a resident’s call, appeal 15, checking a payment
admin-reason-send = Open for an hour
admin-reason-kept = The reason and every look are written to the audit trail. Residents may ask who looked at their data and why.
admin-error-reason = Write why you need this account
admin-error-reason-long = Reason: { $n } characters at most
admin-reason-given = Reason: { $reason }
admin-as-resident-label = Looking at an account
admin-as-resident = You see what the resident sees. Nothing can be changed here. Open until: { $until }
admin-people = Who linked this account
admin-people-none = Nobody yet.
admin-people-name = Resident
admin-people-relation = Relation
admin-people-email = E-mail
admin-people-phone = Phone
admin-people-seen = Last sign-in
admin-people-never = not yet
admin-people-paused = paused: the owner changed
admin-dues = Due by supplier
admin-due-on = by { $date }
admin-owed = Due in all
admin-meters-none = No meters.
admin-bills = Bills of a year
admin-payments = Payments of a year
admin-payments-earlier = { $n ->
    [one] { $n } earlier payment
   *[other] { $n } earlier payments
}
admin-payments-none = No payments within a year.
admin-account-note = Earlier bills and payments are in the resident’s own pages.
admin-registries-title = Registries
admin-registries-from-banks = Files from banks
admin-registries-from-banks-text = A bank's registry of payments or its statement. Lines are matched to payments made here and to what billing told; the rest waits for you.
admin-registries-profile = Layout of the file
admin-registries-profile-empty = Choose the layout of the file
admin-registries-file = File
admin-registries-file-empty = Choose a file
admin-registries-preview = Only check, store nothing
admin-registries-preview-text = Checked, nothing stored. Lines: { $lines }, { $sum } in all. Payments made here: { $ours }, told by billing: { $told }, waiting: { $waiting }.
admin-registries-take = Upload
admin-registries-faulty = The file was not taken: mend it and upload it again
admin-registries-faults = The line and what is wrong with it:
admin-registries-more-faults = Further faults: { $n }
admin-registries-no-files = No file from a bank yet.
admin-registries-taken = Files taken
admin-registries-when = Taken
admin-registries-lines = Lines
admin-registries-line = Line
admin-registries-to-suppliers = Registries for suppliers
admin-registries-to-suppliers-text = Payments made here on a day, refunds with minus. A registry never changes once it is made; what comes later goes into the next number.
admin-registries-day = Day
admin-registries-day-bad = Enter a day, for example 21.11.2026
admin-registries-day-empty = Nothing was paid to this supplier on that day
admin-registries-supplier-empty = Choose a supplier
admin-registries-make = Make the registry
admin-registries-none-made = No registries yet.
admin-registries-made = Registries made
admin-registries-download = Download
admin-registries-file-facts = Layout { $profile }, lines { $lines }, { $sum } in all, taken { $at }
admin-registries-all-done = Nothing waits.
admin-registries-decision = Decision
admin-registries-number = Supplier account number
admin-registries-place = Count it
admin-registries-reason = Why it is not ours
admin-registries-reject = Reject
admin-registries-no-account = No supplier has this account number
admin-registries-several = Several suppliers have this number: it cannot be counted here, let billing decide
admin-registries-reason-empty = Write the reason, up to 300 characters
admin-registries-state-ours = Paid here
admin-registries-state-told = Told by billing
admin-registries-state-placed = Counted
admin-registries-state-rejected = Rejected
admin-registries-state-waiting = Waiting
admin-registries-why-account = The account was not found
admin-registries-why-not-told = Billing has not told of this payment yet
admin-registries-why-amount = Another sum than here
admin-registries-why-not-settled = The payment has not ended here
admin-registries-why-day = More than three days from ours
admin-registries-why-unknown = There is no such payment here
admin-registries-why-missing = Paid here, but not in the bank's statement
admin-registries-why-again = This payment has its bank line already: file “{ $file }”, line { $line }, { $day }
admin-registries-why-repeated = The same line was there before: file “{ $file }”, line { $line }, { $day }
admin-registries-why-like = Resembles a payment made here: same account, same sum, a day nearby
admin-registries-why-no-refund = No refund of this sum was made here
admin-registries-ours = This is payment No. { $number }
admin-registries-sure = This is another payment, not counted yet
admin-registries-is-ours = This is payment No. { $number }, made here and counted already. The line was filed as that payment, the money was not counted again
admin-registries-is-open = This is payment No. { $number }, made here and not ended yet: wait for the bank’s answer
admin-registries-is-refund = This is a refund of payment No. { $number } that is not known here: record it on the payment’s page
admin-registries-is-returned = The money of payment No. { $number } was given back or is on its way back: it cannot be counted
admin-registries-review-note = The money was counted by the bank’s line
admin-registries-sure-like = Payment No. { $number } of { $day } is counted already and looks the same: same account and sum. If it is that one, press “This is payment No. { $number }”. If it is another, tick the box
admin-registries-sure-again = Payment No. { $number } has its bank line already. If the money really came twice, tick the box
admin-registries-sure-canceled = This is payment No. { $number }, canceled here. If the money was not and will not be given back, tick the box
admin-registries-sure-repeated = The same line was in another file before. If this is another payment, tick the box
admin-registries-repeated = { $n ->
    [one] { $n } line was in other files before
   *[other] { $n } lines were in other files before
}
admin-registries-repeated-reject = Reject all repeated lines
admin-audit-title = Audit trail
admin-audit-none = Nothing was written on these days.
admin-audit-caption = Who, what, when
admin-audit-what = Action
admin-audit-when = When
admin-audit-who = Who
admin-audit-to = What with
admin-audit-staff = Member of staff
admin-audit-customer = Resident
admin-audit-system = System
admin-audit-anonymous = Unknown
admin-audit-object = { $kind ->
    [registry] Registry
    [bank_file] Bank's file
    [staff] Member of staff
    [customer] Resident
    [account] Account
    [payment] Payment
    [reading_batch] Readings
    [sign_up] Sign-up
    [page] Page
    [bundle] Bundle
    [appeal] Appeal
    [login] { "" }
    [search] { "" }
   *[other] { $kind }
}
admin-audit-action = { $action ->
    [exchange-imported] Billing data taken in
    [staff-added] Member of staff added
    [staff-link_given] Password link given
    [staff-role_changed] Member of staff got another role
    [staff-disabled] Member of staff locked out
    [staff-second_factor_forgotten] Second step reset
    [staff-second_factor_set_up] Second step set up
    [staff-password_set] Password set by link
    [staff-password_changed] Password changed
    [staff-password_right] Password right, code wanted
    [staff-sign_in_failed] Staff sign-in failed
    [staff-code_failed] Wrong code of the second step
    [staff-recovery_code_used] Signed in by recovery code
    [staff-recovery_codes_renewed] New recovery codes
    [staff-signed_in] Staff signed in
    [staff-signed_out] Staff signed out
    [staff-other_sessions_ended] Other sessions ended
    [staff-denied] Denied: no right
    [staff-searched] Account searched for
    [staff-reason_given] Reason given
    [staff-account_viewed] Account viewed
    [identity-signed_up] Signed up
    [identity-confirmed] E-mail confirmed
    [identity-signed_in] Resident signed in
    [identity-sign_in_failed] Sign-in failed
    [identity-recovery_asked] Asked for a new password
    [identity-password_reset] Password set by letter
    [identity-password_changed] Password changed
    [identity-name_changed] Name changed
    [identity-profile_completed] Profile completed
    [identity-letter_resent] Letter sent again
    [account-linked] Account linked
    [account-link_refused] Wrong answer when linking
    [account-link_locked] Linking locked
    [readings-sent] Readings sent
    [readings-corrected] Readings corrected
    [payments-started] Payment begun
    [payments-succeeded] Payment succeeded
    [payments-canceled] Payment canceled
    [payments-review] Payment under review
    [payments-news_refused] Bank’s message refused
    [payments-receipt] The bank told of a fiscal receipt
    [payments-receipt_sent] Receipt sent again
    [payments-asked_by_clerk] Bank asked by a clerk
    [payments-review_closed] Review of a payment closed
    [payments-refund_asked] Refund asked for
    [payments-refund_approved] Refund approved
    [payments-refund_refused] Refund refused by a clerk
    [payments-refund_withdrawn] Refund request withdrawn
    [payments-refund_declined] The bank refused a refund
    [payments-refund_closed] A clerk closed the refund
    [payments-refund_review] A refund needs a look
    [payments-refund_receipt_failed] Fiscal receipt of a refund failed
    [payments-refunded] Money given back
    [payments-bill_opened] Bill opened without sign-in
    [payments-registry_made] Registry made
    [payments-registry_downloaded] Registry downloaded
    [payments-registry_taken] Bank's file taken
    [payments-line_placed] Line of a registry counted
    [payments-line_ours] Line of a registry: paid here
    [payments-line_rejected] Line of a registry rejected
    [appeals-opened] Appeal opened
    [appeals-replied] Resident wrote in an appeal
    [appeals-closed] Appeal closed
    [appeals-reopened] Appeal opened again
    [appeals-rated] Answer rated
    [appeals-answered] Appeal answered
    [appeals-asked_back] Resident asked back
    [appeals-taken] Appeal taken
    [appeals-seen] Appeal seen
    [appeals-file_taken] File of an appeal downloaded
   *[other] { $action }
}
admin-bill-back = To the account
admin-bill-document = Document: { $name }
admin-nav-payments = Payments
admin-pay-flash-asked = The bank has answered; this page shows its answer
admin-pay-flash-silent = The bank does not answer now. We will ask it again ourselves
admin-pay-flash-closed = The review is closed
admin-pay-flash-refund = The refund is written down
admin-pay-flash-approved = The refund is approved
admin-pay-flash-refused = The refund is refused
admin-pay-flash-withdrawn = The request is withdrawn; no money was sent
admin-pay-flash-decided = This refund has been decided already
admin-pay-flash-refund-closed = The refund is closed: the bank did not make it
admin-pay-review = Need a look
admin-pay-approvals = Refunds wait for approval
admin-pay-receipts = Fiscal receipt failed
admin-pay-unknown = No answer from the bank for over an hour
admin-pay-refunds = Refunds need a look
admin-pay-look = What to show
admin-pay-look-all = All payments
admin-pay-state = State
admin-pay-any = Any
admin-pay-supplier = Supplier
admin-pay-any-supplier = Any
admin-pay-number = Payment number or the bank’s id
admin-pay-none = No such payments.
admin-pay-caption = Payments, newest first
admin-pay-dates = Dates
admin-pay-date = Started
admin-pay-one = Payment No. { $number }
admin-pay-refunded-of = { $sum } of it refunded
admin-pay-at-bank = Bank and its id
admin-pay-no-bank-id = no id yet
admin-pay-payer = Payer
admin-pay-payer-here = a resident who was signed in
admin-pay-payer-guest = without sign-in
admin-pay-bank-refunded = The bank says that it gave back { $sum }
admin-pay-parts = Suppliers’ shares
admin-pay-refunded = Refunded
admin-pay-ledger = Ledger
admin-pay-ledger-none = No entries: no money of this payment is posted.
admin-pay-side-bank = Money with the bank
admin-pay-kind = Posting
admin-pay-kind-paid = Payment
admin-pay-kind-refund = Refund
admin-pay-events = The bank’s messages
admin-pay-events-none = The bank told nothing by itself.
admin-pay-event = Message
admin-pay-verdict = What became of it
admin-pay-verdict-applied = taken
admin-pay-verdict-repeated = repeated
admin-pay-verdict-refused = refused
admin-pay-verdict-review = for review
admin-pay-verdict-later = the bank did not answer, asked again
admin-pay-audit = Audit trail
admin-pay-ask = Ask the bank now
admin-pay-ask-why = State, receipt and refunds are taken from the bank’s answer.
admin-pay-why-other-amount = The bank named another sum or currency. The money is not posted.
admin-pay-why-other-order = The bank named another order. The money is not posted.
admin-pay-why-paid-after-cancel = The money came after the payment had been closed. Compare with the bank’s cabinet, then take it in or give it back to the payer.
admin-pay-why-refund-undone = The bank canceled a refund that it had told of: the money stayed with us. Compare with the bank’s cabinet.
admin-pay-why-canceled-after-paid = The bank canceled a payment that we posted. If the money went back, record the refund made at the bank.
admin-pay-why-forgotten = The bank does not know this order any more.
admin-pay-why-refunded = The bank gave back more than we asked for: a refund was made in its cabinet. Record it here or close the review.
admin-pay-why-refused = The bank refused the second sending but seems to have given the money back. Look into the bank’s cabinet and ask the bank again.
admin-pay-review-title = Review
admin-pay-review-note = What you found out
admin-pay-review-note-hint = For example: the bank returned the money, letter of 24.11
admin-pay-review-close = Close the review
admin-pay-review-open-payment = The payment has not ended. If you close the review, it becomes canceled and nothing is posted.
admin-pay-review-closed = Closed reviews
admin-pay-error-note = Write what you found out
admin-pay-error-long = At most { $n } characters
admin-pay-refunds-title = Refunds
admin-pay-refunds-none = There were no refunds.
admin-pay-refund = Refund
admin-pay-refund-number = Refund No. { $number }
admin-pay-refund-by-hand = made by hand: { $document }
admin-pay-refund-asked = Asked by
admin-pay-refund-approved = Approved by
admin-pay-refund-refused = Refused by
admin-pay-refund-withdrawn = Withdrawn by
admin-pay-refund-withdraw = Withdraw the request
admin-pay-refund-reason = Reason
admin-pay-refund-reason-hint = For example: the resident’s request of 24.11, paid twice
admin-pay-refund-whole = How much in all
admin-pay-refund-whole-hint = It is shared out over the suppliers as the payment was. At most { $sum }
admin-pay-refund-by-part = Or by supplier
admin-pay-refund-by-part-hint = With any sum here the one above is not needed
admin-pay-refund-part = { $supplier }, account { $number }: up to { $sum }
admin-pay-refund-unposted = This payment’s money is not posted, it can only be given back whole: { $sum }
admin-pay-refund-send = Refund
admin-pay-refund-record = Record the refund
admin-pay-refund-limit = A refund above { $sum } is approved by a second clerk.
admin-pay-refund-must-hand = This bank takes no refunds from us. Make it in the bank’s cabinet and name the document here. A second clerk checks and approves it, then it is posted.
admin-pay-refund-may-hand = If the refund was made in the bank’s cabinet already, name the document: then nothing is sent, it is only recorded. A second clerk approves it.
admin-pay-refund-document = The bank’s document
admin-pay-refund-document-hint = Number and date of the refund from the bank’s cabinet
admin-pay-error-reason = Write the reason of the refund
admin-pay-error-sum = Enter a sum from 0.01 to what is left
admin-pay-error-open = This payment has a refund that has not ended
admin-pay-error-nothing = There is nothing to give back of this payment
admin-pay-error-whole = Only the whole sum can be given back
admin-pay-error-document = Enter number and date of the refund from the bank’s cabinet
admin-pay-error-payee = Another company collects for one of the suppliers now, and it is not known from whose account the money should come back. Make the refund in the bank’s own cabinet and name its document here; the rest is filled in already.
admin-pay-error-no-hand = This bank takes refunds from us: leave the document empty
admin-pay-approve-title = Refunds to approve
admin-pay-approve-none = Nothing waits for approval.
admin-pay-approve-caption = Refunds, oldest first
admin-pay-approve = Approve
admin-pay-approve-text = Once approved, { $sum } goes back to the payer. It cannot be undone.
admin-pay-approve-hand = Check the document in the bank’s cabinet. Once approved, the refund of { $sum } is posted.
admin-pay-approve-own = You asked for this refund yourself. Another clerk has to approve it.
admin-pay-approve-decided = This refund has been decided already.
admin-pay-refuse = Refuse
admin-pay-refuse-why = Why you refuse
admin-pay-error-refuse = Write why you refuse
admin-pay-refund-end-why = Is the refund stuck? Close it once the bank has told you what became of it. We check with the bank: money that it gave back is counted or waits for review.
admin-pay-refund-end-hint = For example: the bank declined it, the operation failed, its answer of 24 November
admin-pay-refund-end = Close the refund
admin-pay-error-on-its-way = The refund went to the bank a short while ago and may still go through. Wait ten minutes and try again
admin-pay-error-bank-silent = The bank does not say now how much it gave back. Try later: without its answer the refund cannot be closed
admin-pay-by = { $who }, { $at }
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
receipt-online = Open the bill and pay on the site
receipt-online-how = Point the camera of your phone at this code, not the bank’s app. This bill opens, and you can pay all of it without registering.
receipt-online-until = The code works until { $day }
receipt-online-else = Or open { $url } and enter the account number.
receipt-online-alt = QR code that opens this bill on the site
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

## notices (letters that come unasked)
notices-account = Account
notices-address = Address
notices-meter = { $service }, No. { $serial }
notices-meter-last = last { $value } ({ $date })
notices-meter-first = no readings yet
notices-bill-subject = Bill for { $month }: { $sum }
notices-bill-subject-nothing = Bill for { $month }: nothing to pay
notices-bill-text = The bill for { $period } has come: { $sum } to pay.
notices-bill-text-nothing = The bill for { $period } has come. There is nothing to pay on it.
notices-bill-another-subject = One more bill for { $month }: { $sum }
notices-bill-another-subject-nothing = One more bill for { $month }: nothing to pay
notices-bill-another-text = One more bill for { $period } has come: { $sum } to pay on it.
notices-bill-another-text-nothing = One more bill for { $period } has come. There is nothing to pay on it.
notices-bill-changed-subject = The bill for { $month } has changed: { $sum }
notices-bill-changed-subject-nothing = The bill for { $month } has changed: nothing to pay
notices-bill-changed-text = The sums of the bill for { $period } have changed: it now says { $sum } to pay. If you have paid already, the portal shows what is left.
notices-bill-changed-text-nothing = The sums of the bill for { $period } have changed. There is nothing to pay on it now.
notices-bill-by = Pay by
notices-bill-link = Open the bill
notices-bill-pay = Pay
notices-bill-pdf = Download as PDF
notices-bill-same = It is the same as the paper one and counts as much.
notices-reminder-subject = Send your readings by { $date }
notices-reminder-subject-month = Send your readings for { $month }
notices-reminder-text = Readings for { $month } are taken until { $date }, that day included. These meters have none yet.
notices-reminder-text-last = Readings for { $month } are taken only until { $date }. These meters have none yet.
notices-reminder-text-month = The month is ending, and these meters have no readings for { $month } yet.
notices-reminder-link = Send readings
notices-reminder-else = Without readings you are charged by your average, and after three months by the norm.
notices-verification-subject = Meter verification ends on { $date }
notices-verification-text = { $n ->
    [0] The verification of your { $m ->
        [one] meter
       *[other] meters
    } ends today.
    [one] The verification of your { $m ->
        [one] meter
       *[other] meters
    } ends tomorrow.
   *[other] The verification of your { $m ->
        [one] meter
       *[other] meters
    } ends in { $n } days.
}
notices-verification-until = until { $date }
notices-verification-means = Readings of a meter without verification do not count: you are charged by your average for three months, then by the norm. Order a verification in time from any accredited company and send us its report.
notices-verification-link = See the meters
notices-verification-fraud = We never send verifiers of our own and never offer verification by telephone.
notices-news-link = Open the news on the site

home-answer-label = New answer to appeal No. { $number }
home-answer = There is an answer to appeal No. { $number }
home-answer-read = Read it
home-news-all = All news
appeals-seen = I have read it

accounts-invitation-subject = Your portal is ready: set a password
accounts-invitation-letter = We have moved to a new portal. It knows your accounts already, only the password is missing:
accounts-invitation-link = Set a password
accounts-invitation-note = The link works once, for 30 days. Your old password was not moved. If these accounts are not yours, do nothing.
accounts-invitation-title = Welcome to the portal
accounts-invitation-text = Set a password and check your name. The accounts link themselves.
accounts-invitation-send = Set the password and link the accounts
accounts-invitation-known = You have a portal under this address already. Sign in, and we will link the accounts.
accounts-invitation-join = Link the accounts
accounts-invitation-sign-in = Sign in
accounts-invitation-forgot = Forgot your password?
accounts-invitation-expired = The invitation does not work any more. Sign up and link your account with a bill in hand: it takes five minutes.
accounts-invitation-sign-up = Sign up
identity-agree-title = The terms have changed
identity-agree-text = We have renewed documents that you accepted before. Read them and tick that you agree.
identity-agree-read = Read the new text
identity-agree-terms = I accept the new version of the agreement
identity-agree-send = Go on
identity-agree-later = Answer another time
identity-agree-missing = Tick it, or answer another time
identity-agree-refuse = If you do not agree
identity-agree-refuse-text = You can pay and use the portal before you answer. If the new terms do not suit you, the portal can be
identity-agree-delete = deleted

admin-nav-staff = Staff
admin-staff-caption = Who works here
admin-staff-state = Access
admin-staff-signed-in = Last sign-in
admin-staff-do = Action
admin-staff-works = works
admin-staff-no-password = has not set a password yet
admin-staff-no-device = second factor not set up
admin-staff-disabled = disabled since { $time }
admin-staff-never = never signed in
admin-staff-disable = Disable
admin-staff-disable-title = Disable a member of staff
admin-staff-disable-what = His sessions end at once, and he cannot sign in any more. What he did stays in the journal. A new link gives access back.
admin-staff-cli = New members and new one-time links for passwords come from commands on the server alone:
