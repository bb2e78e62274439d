//! A small bundle with every file and every kind of cell; faults are made out of it.

use super::Files;

pub fn bundle() -> Files {
    Files::of(&[
        (
            "suppliers.csv",
            "code,name,short_name,kind,inn,payee_code,reading_day_from,reading_day_to,reading_policy,phone\n\
             vod,Водоканал,ВК,resource,7017001012,,20,25,closed,+7 (3822) 75-00-75\n\
             svet,\"ООО \"\"Свет, и тепло\"\"\",,agent,,vod,,,,\n",
        ),
        (
            "services.csv",
            "code,name,name_en,unit,group,position\nlift,Лифт,Lift,м2,housing,15\n",
        ),
        (
            "houses.csv",
            "code,address,total_area,common_area,residents\nh1,\"Томск, Лесная ул., д.5\",\"1 234,5\",100.25,40\n",
        ),
        (
            "accounts.csv",
            "number,old_number,title,address,building,apartment,owner_name,owner_since,registered_residents,total_area,link_code\n\
             0100,900,Дом,\"Лесная ул., д.5, кв.1\",h1,1,Иванов Иван,2020-01-31,2,60.6,466305\n\
             0200,,,\"Лесная ул., д.5, кв.2\",h1,2,Петров Пётр,,1,\"34,7\",781240\n",
        ),
        ("account_aliases.csv", "alias,number\nA-17,0100\n"),
        (
            "tariffs.csv",
            "code,zone,range_from,valid_from,range_to,name,unit,value,period_label\n\
             el,T1,0,2018-01-01,3900,День,кВтч,3.45,месяц\n\
             el,Т2,0,2018-01-01,,Ночь,кВт.ч,1.22,месяц\n\
             el,1,3900,2018-01-01,,День,kWh,5.10,месяц\n",
        ),
        (
            "norms.csv",
            "scope,service,valid_from,value,unit,per,multiplier,document\n\
             *,cold_water,2018-01-01,4.745,м3,person,1.5,Приказ 12\nh1,heating,2018-01-01,0.028,Гкал,m2,,\n",
        ),
        (
            "contracts.csv",
            "account_number,supplier_code,service,supplier_account_number,valid_from,service_name,tariff_code,operation_code\n\
             0100,vod,cold_water,V-1,,Холодная вода,,\n\
             0100,svet,electricity,S-1,2018-01-01,Электричество,el,800\n\
             0100,svet,heating,S-2,,Отопление,,\n\
             0200,vod,cold_water,V-2,,Холодная вода,,\n",
        ),
        (
            "reading_windows.csv",
            "supplier_code,service,valid_from,day_from,day_to,policy\nsvet,electricity,2018-01-01,23,2,next_period\n",
        ),
        (
            "meters.csv",
            "account_number,supplier_code,service,serial,unit,integer_digits,fraction_digits,zones,verified_until,kind\n\
             0100,vod,cold_water,77,м3,5,3,1,2099-01-01,unit\n\
             0100,svet,electricity,77,кВт·ч,5,0,2,2030-06-01,unit\n\
             0100,svet,electricity,88,кВт·ч,6,1,2,,unit\n\
             0200,vod,cold_water,99,м3,5,3,1,,unit\n",
        ),
        (
            "readings.csv",
            "account_number,service,meter_serial,zone,taken_on,kind,value,billed_period\n\
             0100,cold_water,77,1,2018-11-20,customer,74.000,2018-11\n\
             0100,electricity,77,T1,20.11.2018,customer,12345,\n\
             0100,electricity,77,T2,20.11.2018,customer,00678,\n\
             0200,,99,1,2018-11-21,control,\"21,5\",\n",
        ),
        (
            "bills.csv",
            "account_number,period,document,number,issued_on,due_on,payments_until,note\n\
             0100,2018-11,,11/1,2018-12-01,2018-12-10,2018-11-30,\n\
             0100,2018-12,,12/1,2019-01-01,2019-01-10,,Спасибо\n\
             0200,2018-12,e,12/2,,,,\n",
        ),
        (
            "bill_totals.csv",
            "account_number,period,document,supplier_code,supplier_account_number,label,opening,paid,charged,support,recalculation,penalty_charged,penalty,total,payable\n\
             0100,2018-12,,vod,V-1,,100.00,50.00,30.50,-5.50,1.00,0.25,3.00,76.25,1\n\
             0100,2018-12,,svet,S-1,1/12,0,0,10,0,0,0,0,10.00,1\n\
             0100,2018-12,,svet,S-1,Факт,0,0,20,0,0,0,0,20.00,0\n\
             0200,2018-12,e,vod,,,-2.13,0,0,0,0,0,0,-2.13,1\n",
        ),
        (
            "bill_lines.csv",
            "account_number,period,document,supplier_code,supplier_account_number,service,label,line,position,service_name,basis,unit,quantity,tariff,unit_price,opening,paid,charged,support,recalculation,closing\n\
             0100,2018-12,,svet,S-1,electricity,,T1,1,День,meter,кВт.ч,100,3.45,3.45,0,0,345.00,0,0,345.00\n\
             0100,2018-12,,svet,S-1,electricity,,T2,2,Ночь,meter,кВт.ч,10.5,1.22,1.22,1.00,0.50,12.81,0,-0.31,13.00\n",
        ),
        (
            "bill_meters.csv",
            "account_number,period,document,supplier_code,service,serial,zone,previous,previous_on,current,current_on,consumption,note\n\
             0100,2018-12,,svet,electricity,77,1,12245,2018-11-20,12345,2018-12-20,100,\n",
        ),
        (
            "bill_adjustments.csv",
            "account_number,period,document,supplier_code,service,position,kind,reason,amount,remaining\n\
             0100,2018-12,,svet,electricity,1,recalculation,Акт 5,-0.31,\n",
        ),
        (
            "house_volumes.csv",
            "building,period,service,individual,common,meter,unit,hours\nh1,2018-12,heating,100.5,2.25,102.75,Гкал,12.5\n",
        ),
        (
            "payments.csv",
            "supplier_code,external_id,account_number,supplier_account_number,paid_on,received_on,amount,kind,source,kabinet_payment\n\
             vod,p1,0100,V-1,2018-12-15,2018-12-16,50.00,payment,bank,\n\
             vod,p2,0100,,2019-01-15,,10.00,refund,bank,\n\
             vod,p3,,V-2,2018-12-05,,-1.00,correction,office,\n",
        ),
        (
            "customers.csv",
            "email,account_number,relation,last_name,first_name,middle_name,phone\n\
             ivan@example.org,0100,owner,Иванов,Иван,,+7 913 123-45-67\n",
        ),
    ])
}
