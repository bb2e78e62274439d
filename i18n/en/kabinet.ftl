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

## support

## demo
demo-mail-title = Letters of the demonstration
demo-mail-about = Every letter that the portal would send by e-mail arrives here.
demo-mail-empty = No letters yet.
demo-mail-refresh = Refresh
demo-mail-older = Earlier ones
