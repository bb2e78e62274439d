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
readings-title = Передать показания
readings-title-month = Передать показания за { $month }
readings-window-open = Приём до { $day } включительно, { $left }.
readings-window-last = Сегодня, { $day }, последний день приёма.
readings-window-any = Показания принимаем в любой день, сейчас — за { $month }.
readings-window-early = Приём за { $month } — с { $from } по { $to }. Передать можно уже сейчас: учтём за { $month }.
readings-window-late = Приём за { $ended } закончился { $day }. То, что передадите сейчас, учтём в следующем периоде, за { $month }.
readings-window-closed = Сейчас показания не принимают. Следующий приём — с { $from } по { $to }.
readings-skip = Пустое поле пропустим: передать его можно позже.
readings-meter = Счётчик № { $serial }, { $supplier }
readings-place = Где стоит: { $place }
readings-verified = Поверка до { $date }
readings-lapsed = Поверка истекла { $date }
readings-lapsed-note = Показание примем и сохраним, но начислять будут по среднему, пока счётчик не поверят.
readings-new-value = Новое показание
readings-zone = { $zone ->
    [1] Т1, день
    [2] Т2, ночь
   *[3] Т3, полупик
}
readings-zone-short = { $zone ->
    [1] день
    [2] ночь
   *[3] полупик
}
readings-last = Прошлое: { $value } от { $date }
readings-last-calculated = Прошлое: { $value } от { $date }, рассчитал поставщик
readings-last-none = Прошлых показаний нет
readings-digits = { $integer ->
    [one] { $integer } цифра до запятой
    [few] { $integer } цифры до запятой
   *[other] { $integer } цифр до запятой
}, { $fraction } после
readings-digits-whole = { $integer ->
    [one] { $integer } цифра, без дробной части
    [few] { $integer } цифры, без дробной части
   *[other] { $integer } цифр, без дробной части
}
readings-sent = Уже передано { $value } { $date }. Можно изменить до { $day }: новое заменит его.
readings-sent-any = Уже передано { $value } { $date }. Новое заменит его.
readings-missing = Показания не поступали { $n ->
    [one] { $n } месяц
    [few] { $n } месяца
   *[many] { $n } месяцев
}. Если не передать до { $day }, начислят по среднему, а затем по нормативу.
readings-check-button = Проверить показания
readings-check-note = Ещё не отправляем: сначала покажем расход и сумму
readings-history-link = История показаний
readings-none = На этом счёте нет счётчиков, показания которых передают жители.
readings-none-help = Если счётчик стоит, сообщите нам его номер: мы проверим вместе с поставщиком.
readings-help-link = Помощь
readings-error-empty = Введите хотя бы одно показание
readings-error-number = Введите показание цифрами, например { $example }
readings-error-digits = На счётчике { $allowed ->
    [one] { $allowed } цифра
    [few] { $allowed } цифры
   *[many] { $allowed } цифр
} до запятой, вы ввели { $typed }
readings-error-decimals = На счётчике { $allowed ->
    [one] { $allowed } цифра
    [few] { $allowed } цифры
   *[many] { $allowed } цифр
} после запятой, вы ввели { $typed }
readings-error-whole = Счётчик показывает целые числа: введите показание без дробной части
readings-error-lower = Показание { $value } меньше прошлого { $last } от { $date }. Проверьте цифры
readings-error-lower-calculated = Показание { $value } меньше прошлого { $last } от { $date }, которое рассчитал поставщик. Если на счётчике меньше, сообщите нам
readings-error-closed = Приём закрыт. Следующий — с { $from } по { $to }
readings-error-removed = Счётчик № { $serial } снят, показания по нему не принимают
readings-error-sure = Поставьте отметку, если показание верное, или исправьте его
readings-report-replacement = Сообщить о замене счётчика
readings-check-title = Проверьте показания
readings-check-title-month = Проверьте показания за { $month }
readings-check-caption = Показания, расход и примерная сумма
readings-col-meter = Услуга и счётчик
readings-col-before = Было
readings-col-after = Стало
readings-col-through = Расход
readings-col-sum = Примерно
readings-col-state = Состояние
readings-usual = обычно { $value }
readings-price = по { $price }
readings-prices = по ступеням: { $prices }
readings-no-tariff = тарифа нет
readings-by-average = начислят по среднему
readings-first = первое показание
readings-replaced-meter = счётчик заменён
readings-drain = Водоотведение
readings-drain-note = по сумме воды
readings-norm = Норматив за месяц: { $list }
readings-norm-item = { $service } — { $norm }
readings-total = Примерно
readings-total-month = Примерно за { $month }
readings-total-incomplete = Не для всех показаний известен тариф, поэтому сумма неполная.
readings-foot = Сумма предварительная. Точная будет в квитанции, в ней есть и услуги без счётчиков.
readings-ask-high = { $what }: расход намного больше обычного
readings-ask-high-times = { $what }: расход в { $n ->
    [one] { $n } раз
    [few] { $n } раза
   *[many] { $n } раз
} больше обычного
readings-ask-high-text = { $through } вместо { $usual }. Если цифры на счётчике такие, поставьте отметку, и мы примем показание.
readings-ask-high-cap = Получается { $through }: столько обычно не расходуют. Если цифры на счётчике такие, поставьте отметку, и мы примем показание.
readings-ask-comma = Возможно, пропущена запятая: { $meant }? Тогда нажмите «Исправить». Если цифры верные, хватит любой отметки.
readings-tick-comma = Запятая не пропущена: на счётчике { $value }
readings-tick-high = Да, на счётчике { $value }
readings-ask-rollover = { $what }: показание меньше прошлого
readings-ask-rollover-text = Прошлое показание { $last } близко к пределу счётчика. Если счётчик прошёл через ноль, расход — { $through }.
readings-tick-rollover = Счётчик прошёл через ноль, сейчас на нём { $value }
readings-ask-replaced = { $what }: счётчик заменён
readings-ask-replaced-text = Расход до замены посчитает поставщик по конечному показанию старого счётчика.
readings-tick-replaced = Счётчик заменили, это показание нового
readings-send-button = Передать показания
readings-fix = Исправить
readings-proof-title = Показания приняты { $time }
readings-proof-number = Номер передачи: { $number }
readings-proof-caption = Переданные показания
readings-proof-next = Учтём в счёте за { $month }. Квитанция придёт в начале следующего месяца.
readings-proof-letter = Копию отправляем на { $email }.
readings-proof-lapsed = Поверка счётчика истекла: показание сохранено, но начислят по среднему, пока счётчик не поверят.
readings-proof-check = О замене счётчика мы сообщим поставщику: он проверит показание и внесёт новый счётчик.
readings-proof-change = Изменить до { $day }
readings-proof-change-any = Изменить
readings-proof-closed = Приём закончился, изменить эти показания уже нельзя.
readings-proof-replaced = Вместо этих показаний переданы новые.
readings-proof-newer = Открыть новые
readings-to-account = К счёту
readings-edit-title = Изменить показания
readings-edit-lead = Новое значение заменит переданное. Что не меняете, оставьте как есть.
readings-edit-button = Сохранить изменения
readings-edit-closed-title = Изменить показания уже нельзя
readings-edit-closed = Приём закончился. Новое показание можно передать на следующий период.
readings-edit-replaced = Вместо этих показаний уже переданы новые.
readings-state = { $state ->
    [received] Принято
    [accepted] Проверено
    [needs_check] На проверке
    [declined] Отклонено
    [exported] Передано поставщику
    [billed] Учтено
    [not_billable] Не для начислений
   *[replaced] Заменено новым
}
readings-kind = { $kind ->
    [customer] Передано жителем
    [control] Контрольное
    [calculated] Рассчитал поставщик
    [average] По среднему
    [norm] По нормативу
    [initial] При установке
   *[final] При снятии
}
readings-source = { $source ->
    [web] личный кабинет
    [email] электронная почта
    [sms] СМС
    [staff] сотрудник
    [phone] телефон
    [file] файл
    [device] счётчик сам
   *[billing] через поставщика
}
readings-history-title = История показаний
readings-history-contract = лицевой счёт { $numbers }
readings-history-removed = снят { $date }
readings-history-caption = { $what }, счётчик № { $serial }
readings-history-date = Дата
readings-history-value = Показание
readings-history-billed = Учтено в счёте за
readings-history-kind = Как получено
readings-history-empty = За этот период показаний нет.
readings-history-widen = Показать за год
readings-history-none = По этому счётчику за период показаний нет
readings-history-page = Страница { $page }
readings-history-next = Дальше
readings-history-previous = Назад
readings-history-mismatch = Показания не совпали с вашими? Сообщите нам: сверим с поставщиком.
readings-letter-subject = Показания приняты { $date }
readings-letter-news = Показания по лицевому счёту { $account } приняты { $time }, номер { $number }.
readings-letter-row = было { $before }, стало { $after }, расход { $through }
readings-letter-row-first = { $after }
readings-letter-sum = примерно { $sum }
readings-letter-total = Примерно за всё
readings-letter-replaced = Они заменили переданные раньше за тот же период.
readings-letter-link = Открыть показания
readings-letter-not-you = Если вы ничего не передавали, позвоните нам.

## bills

## payments

## support

## demo
demo-mail-title = Письма демонстрации
demo-mail-about = Сюда приходят все письма, которые кабинет отправил бы по почте.
demo-mail-empty = Писем пока нет.
demo-mail-refresh = Обновить
demo-mail-older = Более ранние
