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
filter-label = Период
filter-3m = За последние 3 месяца
filter-6m = 6 месяцев
filter-12m = За год
filter-custom = Свой период
filter-from = С какого дня
filter-to = По какой день
filter-dates-hint = День, месяц и год, например 01.10.2018
filter-show = Показать
filter-from-empty = Введите первый день периода
filter-date-wrong = Введите день, месяц и год цифрами
filter-reversed = Последний день раньше первого: поменяйте их местами

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
bills-title = Квитанции
bills-owed = Сейчас к оплате { $sum }
bills-owed-nothing = Сейчас всё оплачено
bills-pay = Оплатить
bills-pay-sum = Оплатить { $sum }
bills-table = Квитанции по месяцам
bills-month = Месяц
bills-sum = К оплате
bills-until-head = Оплатить до
bills-state = Состояние
bills-state-withdrawn = отозвана
bills-state-nothing = платить не нужно
bills-state-paid = оплачено
bills-state-part = осталось { $left }
bills-state-unpaid = не оплачено
bills-none-yet = Квитанций пока нет: первая появится здесь, когда её пришлёт поставщик услуг.
bills-none-newest-shown = За последние 3 месяца квитанций нет, поэтому показана последняя.
bills-none = За этот период квитанций нет.
bills-widen = Показать последнюю, за { $period }
bills-all = Все квитанции
bills-one-title = Квитанция за { $period }
bills-to-pay = К оплате
bills-was-to-pay = К оплате было
bills-paid-whole = Оплачено
bills-nothing-to-pay = Платить не нужно
bills-by-paper = По квитанции { $sum }
bills-until = до { $day }, { $left }
bills-until-passed = срок оплаты прошёл { $day }
bills-left = Часть уже оплачена, осталось { $left }.
bills-owes-more = Вместе с другими долгами сейчас к оплате { $sum }.
bills-withdrawn = Квитанция отозвана { $day }. Платить по ней не нужно.
bills-withdrawn-reason = Причина:
bills-documents = Квитанции этого месяца
bills-document = Документ { $name }
bills-document-main = Основной документ
bills-views = Как показать
bills-view-suppliers = По поставщикам
bills-view-services = По услугам и тарифам
bills-supplier = Поставщик
bills-account-number = ЛС { $number }
bills-opening = Долг на начало
bills-paid = Оплачено
bills-charged = Начислено
bills-support = Меры соц. поддержки
bills-recalculation = Списано −, доначислено +
bills-penalty = Пени
bills-penalty-in = В том числе пени
bills-penalty-new = новые { $sum }
bills-closing = Долг на конец
bills-total = К оплате
bills-total-row = Итого
bills-label-payable = к оплате
bills-label-other = для сравнения, платить не нужно
bills-overpaid = переплата
bills-overpaid-note = Переплата остаётся авансом и долг другим не уменьшает:
bills-service = Услуга
bills-without-penalty = Всего без пени
bills-quantity = Количество
bills-quantity-common = на общедомовые нужды
bills-tariff = тариф
bills-unit-price = цена за единицу
bills-price = { $number } ₽
bills-multiplier = повышающий коэффициент { $number }
bills-norm = норматив { $number }
bills-objects = объектов: { $n }
bills-line-common = общедомовые нужды
bills-basis-meter = по счётчику
bills-basis-average = по среднему
bills-basis-norm = по нормативу
bills-basis-house = по общедомовому счётчику
bills-basis-fixed = постоянная сумма
bills-no-lines = Поставщик не прислал разбивку по услугам.
bills-no-rows = В этой квитанции нет ни одной суммы.
bills-meters = Показания, по которым посчитано
bills-meter = Счётчик
bills-meter-zone = зона Т{ $zone }
bills-previous = Предыдущее
bills-current = Текущее
bills-consumption = Расход
bills-note = Примечание
bills-adjustments = Перерасчёты и рассрочка
bills-reason = Основание
bills-amount = Сумма
bills-remaining = Осталось
bills-instalment = рассрочка
bills-no-reason = не указано
bills-house = Объёмы по дому
bills-house-individual = В квартирах
bills-house-common = Общие нужды
bills-house-meter = По общедомовому счётчику
bills-house-hours = Часов
bills-about = О документе
bills-official = Платёжный документ
bills-official-number = № { $number }
bills-gis = Идентификатор в ГИС ЖКХ
bills-issued = Выставлен
bills-payments-until = Оплаты учтены по

## payments

## support

## demo
demo-mail-title = Письма демонстрации
demo-mail-about = Сюда приходят все письма, которые кабинет отправил бы по почте.
demo-mail-empty = Писем пока нет.
demo-mail-refresh = Обновить
demo-mail-older = Более ранние
