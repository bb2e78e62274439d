### Сообщения Кабинета. Разделы по возможностям; ключ начинается с имени раздела.

## Общее
product = Личный кабинет
skip-to-content = Перейти к содержанию
language-other = English
text-large = Крупный текст
text-normal = Обычный текст
nav-label = Разделы
nav-menu = Меню
nav-home = Главная
nav-readings = Показания
nav-bills = Квитанции и оплата
nav-appeals = Обращения
nav-help = Помощь
nav-profile = Профиль
nav-sign-out = Выйти
nav-sign-in = Войти
nav-sign-up = Зарегистрироваться
your-accounts = Ваши счета:
demo-banner = Демонстрационный режим: данные вымышлены, деньги не списываются.
demo-label = Демонстрация
demo-mail-link = Письма
back = Назад
cancel = Отменить
optional = (необязательно)
error-title-prefix = Ошибка:
error-summary = Проверьте введённые данные
show-password = Показать пароль
hide-password = Скрыть пароль
footer-contacts = Контакты
footer-faq = Вопросы и ответы
footer-terms = Соглашение
footer-privacy = Персональные данные
footer-cookies = Файлы cookie
footer-accessibility = Доступность
footer-version = Кабинет { $version }

## Даты и счёт
month-name = { $month ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
}
month-of = { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
}
date-long = { $day } { $month } { $year } г.
date-day = { $day } { $month }
period = { $month } { $year } г.
days-left = { $n ->
    [one] остался { $n } день
    [few] осталось { $n } дня
    [many] осталось { $n } дней
   *[other] осталось { $n } дня
}
wait-seconds = { $n ->
    [one] { $n } секунду
    [few] { $n } секунды
    [many] { $n } секунд
   *[other] { $n } секунды
}
wait-minutes = { $n ->
    [one] { $n } минуту
    [few] { $n } минуты
    [many] { $n } минут
   *[other] { $n } минуты
}
wait-hours = { $n ->
    [one] { $n } час
    [few] { $n } часа
    [many] { $n } часов
   *[other] { $n } часа
}

## Страницы ошибок
error-404-title = Страница не найдена
error-404-text = Адрес набран неверно, или страницы больше нет. Если вы перешли по ссылке на этом сайте, позвоните нам.
error-403-title = Запрос отклонён
error-403-text = Запрос пришёл с другого сайта, поэтому мы его не выполнили. Откройте кабинет и повторите действие в нём.
error-410-title = Ссылка больше не действует
error-410-text = Ссылка уже использована или её срок вышел. Ничего не потеряно: запросите новую.
error-429-title = Слишком много попыток
error-429-text = Подождите { $wait } и повторите. Ничего не потеряно.
error-500-title = У нас неполадка
error-500-text = Мы уже видим её в журнале. Введённое не сохранено: повторите через несколько минут. Если нужна помощь, позвоните и назовите номер операции { $id }.
error-503-title = Кабинет временно недоступен
error-503-text = Повторите через минуту. То, что вы отправили раньше, сохранено.
error-405-title = Так эта страница не открывается
error-405-text = Начните с главной страницы.
error-413-title = Слишком большой запрос
error-413-text = Уменьшите текст или файлы и отправьте ещё раз.
error-422-title = Не получилось прочитать форму
error-422-text = Откройте страницу заново и повторите.
error-go-home = На главную
error-operation = Номер операции: { $id }

## Письма: общее
letter-greeting = Здравствуйте, { $name }!
letter-greeting-nobody = Здравствуйте!
letter-link-words = Или скопируйте адрес в браузер:
letter-never-ask = Мы не просим пароли, коды и данные карты. Если письмо кажется странным, откройте кабинет сами:
letter-phone = Телефон: { $phone }

## Сообщения после действия / after an action
flash-signed-out = Вы вышли из кабинета

## identity

## accounts

## home

## readings

## bills

## payments
payments-description = Платёж № { $number }: оплата по лицевым счетам { $accounts }
payments-state-pending = Ждём ответ банка
payments-state-succeeded = Оплачено
payments-state-canceled = Не прошёл
payments-state-part-refunded = Возвращено частично
payments-state-refunded = Возвращено
payments-state-unknown = Уточняем у банка
payments-why-by-payer = Вы отменили платёж на странице банка.
payments-why-bank-silent = Банк не ответил, и платёж не начался.
payments-why-funds = На карте не хватило денег.
payments-why-3ds = Код подтверждения введён неверно.
payments-why-no-3ds = Карта не поддерживает подтверждение кодом (3-D Secure), без него банк не принимает оплату.
payments-why-expired = Время на оплату вышло.
payments-why-card-expired = Срок действия карты закончился.
payments-why-card-wrong = Номер или код карты введены неверно.
payments-why-limit = Банк, выпустивший карту, ограничил такие платежи.
payments-why-declined = Банк отклонил платёж. Причину знает банк, выпустивший карту.
payments-receipt = Чек
payments-receipt-registered = отправлен
payments-receipt-pending = готовится
payments-receipt-failed = не удалось сформировать, мы разбираемся
payments-receipt-none = не выдаётся
payments-supplier = Поставщик услуг
payments-supplier-account = ЛС { $number }
payments-sum = Сумма
payments-date = Дата
payments-state = Состояние
payments-number = Платёж
payments-way = Как оплачено
payments-total-fee = Всего, комиссия 0 ₽
payments-pay = Оплатить
payments-method-card = Банковской картой: данные карты введёте на странице банка
payments-new-title = Оплата
payments-new-amounts = Сколько заплатить каждому поставщику
payments-new-owed = Мы вписали долг, всего { $sum }. Сумму можно изменить; пустое поле или 0 — не платить сейчас.
payments-new-nothing-owed = Долга нет. Можно заплатить вперёд: впишите сумму тому поставщику, которому хотите.
payments-new-debt = Долг { $sum }
payments-new-overpaid = Переплата { $sum }
payments-new-folded = { $n ->
    [one] Ещё { $n } счёт без долга
    [few] Ещё { $n } счёта без долга
    [many] Ещё { $n } счетов без долга
   *[other] Ещё { $n } счёта без долга
}
payments-new-method = Чем заплатить
payments-new-receipt = Куда отправить чек
payments-new-by-email = На электронную почту
payments-new-email = Электронная почта для чека
payments-new-by-sms = В SMS
payments-new-phone = Телефон для чека
payments-new-rules = Принимаю
payments-new-rules-link = правила оплаты
payments-new-send = Проверить платёж
payments-new-not-yet = Деньги ещё не спишутся
payments-error-amount = Введите сумму от 1 до 500 000 ₽
payments-error-total = За один раз можно заплатить от 1 до 500 000 ₽ всего. Введите сумму от 1 до 500 000 ₽
payments-error-kopecks = Введите сумму с копейками не длиннее двух цифр, например 1234,56
payments-error-ambiguous = Сумму можно понять двояко. Введите её без разделителя тысяч, например 1234,56
payments-error-nothing = Введите сумму хотя бы одному поставщику
payments-error-method = Выберите, чем заплатить
payments-error-channel = Выберите, куда отправить чек
payments-error-email = Введите электронную почту для чека
payments-error-phone = Введите телефон для чека
payments-error-rules = Отметьте, что принимаете правила оплаты
payments-error-form = Форма устарела, платёж не начат. Проверьте суммы и отправьте её ещё раз
payments-error-date = Введите дату: день, месяц и год, например 27.03.2026
payments-error-reversed = Конец периода раньше начала. Поменяйте даты местами
payments-off-title = Оплата в кабинете пока не подключена
payments-off-text = Заплатить можно и без кабинета:
payments-off-qr = по QR-коду с квитанции в приложении вашего банка;
payments-off-requisites = по реквизитам поставщика из квитанции в любом банке или на почте.
payments-off-bills = Открыть квитанции
payments-off-details = Реквизиты лицевого счёта
payments-check-title = Проверьте платёж
payments-check-caption = Суммы по поставщикам
payments-check-payee = Получатель: { $payee }
payments-check-advance = На { $sum } больше долга — останется авансом
payments-check-collector = Получатель
payments-check-collector-text = { $name } получит всю сумму и передаст её поставщикам
payments-check-receipt = Чек отправим
payments-check-email = на { $to }
payments-check-sms = в SMS на { $to }
payments-check-method = Чем заплатите
payments-check-pay = Оплатить { $sum }
payments-check-next = Откроется страница банка
payments-check-edit = Исправить
payments-show-title = Платёж № { $number }
payments-show-paid = Оплачено { $sum }
payments-show-failed = Оплата не прошла
payments-show-waiting = Ждём ответ банка
payments-show-review = Банк сообщил о платеже то, что не сходится с нашими записями. Сотрудник разбирается, вам ничего делать не нужно. Не платите ещё раз, пока мы не закончим.
payments-show-waiting-text = Банк ещё не сообщил, что деньги получены. Если вы уже заплатили, подождите и обновите страницу: второй раз платить не нужно. Если не заплатили, продолжите оплату.
payments-show-unknown-text = Банк ещё не ответил. Мы сами спросим его снова и напишем вам. Деньги не списаны: оплата начинается только на странице банка.
payments-show-continue = Продолжить оплату
payments-show-refresh = Обновить
payments-show-not-taken = Деньги не списаны.
payments-show-again = Повторить оплату
payments-show-account = К лицевому счёту
payments-show-paid-text = Сумма к оплате в кабинете уже уменьшилась. Поставщики покажут этот платёж в следующей квитанции. Подтверждение мы отправили письмом.
payments-show-done = Готово
payments-show-started = Начат
payments-show-ended = Закончен
payments-show-paid-at = Оплачен
payments-history-title = Оплаты
payments-history-link = Все оплаты
payments-history-here = Оплачено в кабинете
payments-history-by-supplier = По поставщикам
payments-history-empty = Оплат за период нет.
payments-acknowledged = поставщик учёл
payments-period = Период
payments-period-3m = Три месяца
payments-period-6m = Шесть месяцев
payments-period-12m = Год
payments-period-custom = Другой, по датам
payments-period-from = С даты
payments-period-to = По дату
payments-period-show = Показать
payments-way-here = Картой в кабинете
payments-way-told = По данным поставщика
payments-way-bank = В банке
payments-way-cash = Наличными
payments-way-refund = Возврат
payments-way-correction = Исправление поставщика
payments-letter-number = Платёж №
payments-letter-date = Дата и время
payments-letter-part = { $supplier }, ЛС { $number }
payments-letter-total = Всего
payments-letter-receipt = Чек отправят на
payments-letter-reason = Причина
payments-letter-paid-subject = Оплата принята: { $sum }
payments-letter-paid-text = Ваша оплата принята, сумма к оплате в кабинете уже уменьшилась.
payments-letter-paid-link = Открыть платёж
payments-letter-failed-subject = Оплата не прошла
payments-letter-failed-text = Деньги не списаны. Попробуйте ещё раз или заплатите другой картой.
payments-letter-failed-link = Открыть платёж и повторить
bank-name = Демо-банк
bank-title = Оплата картой
bank-sum = К оплате
bank-payee = Получатель
bank-for = Назначение
bank-cards = Настоящая карта не нужна, деньги не списываются. Подойдут карты:
bank-card-good = оплата пройдёт, код 1234
bank-card-declined = банк откажет
bank-card-no-3ds = без 3-D Secure, банк откажет
bank-card-number = Номер карты
bank-expiry = Месяц и год
bank-expiry-hint = Любые в будущем, например 12/30
bank-cvc = CVC2/CVV2
bank-cvc-hint = Три цифры с оборотной стороны, здесь любые
bank-pay = Оплатить { $sum }
bank-card-unknown = Такой карты в демо-банке нет. Введите одну из карт, названных выше
bank-expiry-past = Срок карты прошёл. Введите месяц и год в будущем
bank-expiry-wrong = Введите месяц и год двумя цифрами, например 12/30
bank-cvc-wrong = Введите три цифры CVC2/CVV2
bank-code-title = Подтвердите оплату
bank-code-sent = Код для карты •• { $tail } пришёл бы вам в SMS.
bank-code = Код из SMS
bank-code-hint = В демо-банке код всегда 1234
bank-code-send = Подтвердить оплату
bank-code-wrong = { $left ->
    [one] Неверный код. Осталась { $left } попытка
    [few] Неверный код. Осталось { $left } попытки
    [many] Неверный код. Осталось { $left } попыток
   *[other] Неверный код. Осталось { $left } попытки
}

## support

## demo
demo-mail-title = Письма демонстрации
demo-mail-about = Сюда приходят все письма, которые кабинет отправил бы по почте.
demo-mail-empty = Писем пока нет.
demo-mail-refresh = Обновить
demo-mail-older = Более ранние
