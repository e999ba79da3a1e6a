/// The rules of the IANA time zone database 2025b that are in force.
///
/// Each line is a rule and the zones that follow it. A rule is the year from which it holds, the
/// minutes east of UTC, and where the clock is changed the minutes in summer with the two moments
/// of change: month, week (5 for the last), weekday (0 for Sunday) and minutes of the local day.
enum TimeZoneRules {
    static let list = """
        1970:0 Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Conakry Africa/Dakar \
        Africa/Freetown Africa/Lome Africa/Nouakchott Africa/Ouagadougou Africa/Timbuktu \
        Atlantic/Reykjavik Atlantic/St_Helena Etc/GMT Etc/GMT+0 Etc/GMT-0 Etc/GMT0 Etc/Greenwich \
        Etc/UCT Etc/UTC Etc/Universal Etc/Zulu GMT GMT+0 GMT-0 GMT0 Greenwich Iceland UCT UTC \
        Universal Zulu
        1970:180 Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Dar_es_Salaam \
        Africa/Djibouti Africa/Kampala Africa/Mogadishu Africa/Nairobi Antarctica/Syowa Asia/Aden \
        Asia/Kuwait Asia/Riyadh Etc/GMT-3 Indian/Antananarivo Indian/Comoro Indian/Mayotte
        1982:60 Africa/Algiers
        1970:60 Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos \
        Africa/Libreville Africa/Luanda Africa/Malabo Africa/Niamey Africa/Porto-Novo Etc/GMT-1
        1975:0 Africa/Bissau
        1970:120 Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare \
        Africa/Johannesburg Africa/Kigali Africa/Lubumbashi Africa/Lusaka Africa/Maputo \
        Africa/Maseru Africa/Mbabane Etc/GMT-2
        2023:120:180:4/5/5/0:10/5/4/1440 Africa/Cairo Egypt
        1996:60:120:3/5/0/120:10/5/0/180 Africa/Ceuta Arctic/Longyearbyen Atlantic/Jan_Mayen CET \
        Europe/Amsterdam Europe/Andorra Europe/Belgrade Europe/Berlin Europe/Bratislava \
        Europe/Brussels Europe/Budapest Europe/Busingen Europe/Copenhagen Europe/Gibraltar \
        Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo \
        Europe/Paris Europe/Podgorica Europe/Prague Europe/Rome Europe/San_Marino Europe/Sarajevo \
        Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican Europe/Vienna \
        Europe/Warsaw Europe/Zagreb Europe/Zurich MET Poland
        2022:120 Africa/Juba
        2018:120 Africa/Khartoum Africa/Windhoek
        1973:0 Africa/Monrovia
        1981:60 Africa/Ndjamena
        2019:0 Africa/Sao_Tome
        2014:120 Africa/Tripoli Libya
        2009:60 Africa/Tunis
        2007:-600:-540:3/2/0/120:11/1/0/120 America/Adak America/Atka US/Aleutian
        2007:-540:-480:3/2/0/120:11/1/0/120 America/Anchorage America/Juneau America/Nome \
        America/Sitka America/Yakutat US/Alaska
        1970:-240 America/Anguilla America/Antigua America/Aruba America/Blanc-Sablon \
        America/Curacao America/Dominica America/Grenada America/Guadeloupe America/Kralendijk \
        America/La_Paz America/Lower_Princes America/Marigot America/Montserrat \
        America/Port_of_Spain America/Puerto_Rico America/St_Barthelemy America/St_Kitts \
        America/St_Lucia America/St_Thomas America/St_Vincent America/Tortola America/Virgin \
        Etc/GMT+4
        2014:-180 America/Araguaina
        2010:-180 America/Argentina/Buenos_Aires America/Argentina/Cordoba \
        America/Argentina/San_Luis America/Argentina/Tucuman America/Buenos_Aires America/Cordoba \
        America/Rosario
        2009:-180 America/Argentina/Catamarca America/Argentina/ComodRivadavia \
        America/Argentina/Jujuy America/Argentina/La_Rioja America/Argentina/Mendoza \
        America/Argentina/Rio_Gallegos America/Argentina/Salta America/Argentina/San_Juan \
        America/Argentina/Ushuaia America/Catamarca America/Jujuy America/Mendoza America/Santarem
        2025:-180 America/Asuncion America/Coyhaique
        1970:-300 America/Atikokan America/Cayman America/Coral_Harbour America/Panama EST \
        Etc/GMT+5
        2013:-180 America/Bahia
        2023:-360 America/Bahia_Banderas America/Chihuahua America/Merida America/Mexico_City \
        America/Monterrey Mexico/General
        1981:-240 America/Barbados America/Martinique
        1989:-180 America/Belem
        1984:-360 America/Belize
        2001:-240 America/Boa_Vista America/Santo_Domingo
        1994:-300 America/Bogota America/Guayaquil
        2007:-420:-360:3/2/0/120:11/1/0/120 America/Boise America/Cambridge_Bay America/Denver \
        America/Edmonton America/Inuvik America/Shiprock America/Yellowknife Canada/Mountain \
        MST7MDT Navajo US/Mountain
        2020:-240 America/Campo_Grande America/Cuiaba
        2016:-300 America/Cancun
        2017:-240 America/Caracas
        1970:-180 America/Cayenne Etc/GMT+3
        2007:-360:-300:3/2/0/120:11/1/0/120 America/Chicago America/Indiana/Knox \
        America/Indiana/Tell_City America/Knox_IN America/Menominee America/North_Dakota/Center \
        America/North_Dakota/New_Salem America/Rainy_River America/Rankin_Inlet America/Winnipeg \
        CST6CDT Canada/Central US/Central US/Indiana-Starke
        2023:-420:-360:3/2/0/120:11/1/0/120 America/Ciudad_Juarez
        1993:-360 America/Costa_Rica
        1970:-420 America/Creston America/Phoenix Etc/GMT+7 MST US/Arizona
        1997:0 America/Danmarkshavn
        2021:-420 America/Dawson America/Whitehorse Canada/Yukon
        1973:-420 America/Dawson_Creek
        2007:-300:-240:3/2/0/120:11/1/0/120 America/Detroit America/Fort_Wayne \
        America/Indiana/Indianapolis America/Indiana/Marengo America/Indiana/Vevay \
        America/Indianapolis America/Iqaluit America/Kentucky/Louisville \
        America/Kentucky/Monticello America/Louisville America/Montreal America/Nassau \
        America/New_York America/Nipigon America/Pangnirtung America/Thunder_Bay America/Toronto \
        Canada/Eastern EST5EDT US/East-Indiana US/Eastern US/Michigan
        2014:-300 America/Eirunepe America/Porto_Acre America/Rio_Branco Brazil/Acre
        1989:-360 America/El_Salvador
        2010:-480:-420:3/2/0/120:11/1/0/120 America/Ensenada America/Santa_Isabel America/Tijuana \
        Mexico/BajaNorte
        2016:-420 America/Fort_Nelson
        2003:-180 America/Fortaleza America/Maceio America/Recife
        2007:-240:-180:3/2/0/120:11/1/0/120 America/Glace_Bay America/Halifax America/Moncton \
        America/Thule Atlantic/Bermuda Canada/Atlantic
        2024:-120:-60:3/5/0/-60:10/5/0/0 America/Godthab America/Nuuk
        2012:-240:-180:3/2/0/120:11/1/0/120 America/Goose_Bay
        2019:-300:-240:3/2/0/120:11/1/0/120 America/Grand_Turk
        2007:-360 America/Guatemala America/Managua America/Tegucigalpa
        1993:-240 America/Guyana
        2013:-300:-240:3/2/0/0:11/1/0/60 America/Havana Cuba
        1999:-420 America/Hermosillo
        2008:-300:-240:3/2/0/120:11/1/0/120 America/Indiana/Petersburg America/Indiana/Vincennes \
        America/Indiana/Winamac
        1984:-300 America/Jamaica Jamaica
        1995:-300 America/Lima
        2007:-480:-420:3/2/0/120:11/1/0/120 America/Los_Angeles America/Vancouver Canada/Pacific \
        PST8PDT US/Pacific
        1995:-240 America/Manaus Brazil/West
        2010:-360:-300:3/2/0/120:11/1/0/120 America/Matamoros
        2023:-420 America/Mazatlan Mexico/BajaSur
        2020:-540:-480:3/2/0/120:11/1/0/120 America/Metlakatla
        2007:-180:-120:3/2/0/120:11/1/0/120 America/Miquelon
        2016:-180 America/Montevideo
        2003:-120 America/Noronha Brazil/DeNoronha
        2011:-360:-300:3/2/0/120:11/1/0/120 America/North_Dakota/Beulah
        2023:-360:-300:3/2/0/120:11/1/0/120 America/Ojinaga
        1985:-180 America/Paramaribo
        2017:-300:-240:3/2/0/120:11/1/0/120 America/Port-au-Prince
        1989:-240 America/Porto_Velho
        2017:-180 America/Punta_Arenas Antarctica/Palmer
        1970:-360 America/Regina Canada/Saskatchewan Etc/GMT+6
        2008:-360:-300:3/2/0/120:11/1/0/120 America/Resolute
        2023:-240:-180:9/1/6/1440:4/1/6/1440 America/Santiago Chile/Continental
        2020:-180 America/Sao_Paulo Brazil/East
        2025:-120:-60:3/5/0/-60:10/5/0/0 America/Scoresbysund
        2012:-210:-150:3/2/0/120:11/1/0/120 America/St_Johns Canada/Newfoundland
        1973:-360 America/Swift_Current
        2024:480 Antarctica/Casey
        2013:420 Antarctica/Davis
        1970:600 Antarctica/DumontDUrville Etc/GMT-10 Pacific/Chuuk Pacific/Port_Moresby \
        Pacific/Truk Pacific/Yap
        2011:600:660:10/1/0/120:4/1/0/180 Antarctica/Macquarie
        2010:300 Antarctica/Mawson Asia/Karachi
        2008:720:780:9/5/0/120:4/1/0/180 Antarctica/McMurdo Antarctica/South_Pole NZ \
        Pacific/Auckland
        1977:-180 Antarctica/Rothera
        2005:0:120:3/5/0/60:10/5/0/180 Antarctica/Troll
        2024:300 Antarctica/Vostok
        2025:300 Asia/Almaty Asia/Qostanay
        2023:180 Asia/Amman Asia/Damascus
        2012:720 Asia/Anadyr Asia/Kamchatka
        2005:300 Asia/Aqtau Asia/Aqtobe Asia/Atyrau Asia/Oral
        1993:300 Asia/Ashgabat Asia/Ashkhabad
        2008:180 Asia/Baghdad
        1973:180 Asia/Bahrain Asia/Qatar
        2016:240 Asia/Baku
        1970:420 Asia/Bangkok Asia/Jakarta Asia/Phnom_Penh Asia/Vientiane Etc/GMT-7 \
        Indian/Christmas
        2017:420 Asia/Barnaul Asia/Hovd Asia/Novosibirsk Asia/Tomsk
        1999:120:180:3/5/0/0:10/5/0/0 Asia/Beirut
        2006:360 Asia/Bishkek
        1970:480 Asia/Brunei Asia/Kuching Asia/Makassar Asia/Ujung_Pandang Etc/GMT-8
        1970:330 Asia/Calcutta Asia/Kolkata
        2017:540 Asia/Chita
        2017:480 Asia/Choibalsan Asia/Ulaanbaatar Asia/Ulan_Bator
        1992:480 Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Shanghai PRC
        2007:330 Asia/Colombo
        2010:360 Asia/Dacca Asia/Dhaka
        2001:540 Asia/Dili
        1970:240 Asia/Dubai Asia/Muscat Etc/GMT-4 Indian/Mahe Indian/Reunion
        1992:300 Asia/Dushanbe Asia/Samarkand Asia/Tashkent
        2018:120:180:3/5/0/180:10/5/0/240 Asia/Famagusta
        1976:420 Asia/Ho_Chi_Minh Asia/Saigon
        1980:480 Asia/Hong_Kong Asia/Macao Asia/Macau Asia/Taipei Hongkong ROC
        2015:480 Asia/Irkutsk
        2017:180 Asia/Istanbul Europe/Istanbul Turkey
        1970:540 Asia/Jayapura Asia/Tokyo Etc/GMT-9 Japan Pacific/Palau
        2013:120:180:3/4/4/1560:10/5/0/120 Asia/Jerusalem Asia/Tel_Aviv Israel
        1970:270 Asia/Kabul
        1970:360 Asia/Kashgar Asia/Urumqi Etc/GMT-6
        1986:345 Asia/Kathmandu Asia/Katmandu
        2015:540 Asia/Khandyga Asia/Yakutsk
        2015:420 Asia/Krasnoyarsk
        1982:480 Asia/Kuala_Lumpur Asia/Singapore Singapore
        2017:660 Asia/Magadan Asia/Sakhalin
        1991:480 Asia/Manila
        1999:120:180:3/5/0/180:10/5/0/240 Asia/Nicosia Europe/Nicosia
        2012:420 Asia/Novokuznetsk
        2015:360 Asia/Omsk
        1988:420 Asia/Pontianak
        2019:540 Asia/Pyongyang
        2019:300 Asia/Qyzylorda
        1970:390 Asia/Rangoon Asia/Yangon Indian/Cocos
        1989:540 Asia/Seoul ROK
        2015:660 Asia/Srednekolymsk Pacific/Bougainville
        2006:240 Asia/Tbilisi
        2023:210 Asia/Tehran Iran
        1988:360 Asia/Thimbu Asia/Thimphu
        2015:600 Asia/Ust-Nera Asia/Vladivostok
        2015:300 Asia/Yekaterinburg
        2012:240 Asia/Yerevan Europe/Samara
        1996:-60:0:3/5/0/0:10/5/0/60 Atlantic/Azores
        1996:0:60:3/5/0/60:10/5/0/120 Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe \
        Atlantic/Madeira Europe/Belfast Europe/Guernsey Europe/Isle_of_Man Europe/Jersey \
        Europe/London GB GB-Eire WET
        1976:-60 Atlantic/Cape_Verde
        1970:-120 Atlantic/South_Georgia Etc/GMT+2
        2011:-180 Atlantic/Stanley
        2008:600:660:10/1/0/120:4/1/0/180 Australia/ACT Australia/Canberra Australia/Currie \
        Australia/Hobart Australia/Melbourne Australia/NSW Australia/Sydney Australia/Tasmania \
        Australia/Victoria
        2008:570:630:10/1/0/120:4/1/0/180 Australia/Adelaide Australia/Broken_Hill Australia/South \
        Australia/Yancowinna
        1993:600 Australia/Brisbane Australia/Queensland
        1970:570 Australia/Darwin Australia/North
        2010:525 Australia/Eucla
        2008:630:660:10/1/0/120:4/1/0/120 Australia/LHI Australia/Lord_Howe
        1995:600 Australia/Lindeman
        2010:480 Australia/Perth Australia/West
        2023:-360:-300:9/1/6/1320:4/1/6/1320 Chile/EasterIsland Pacific/Easter
        1996:120:180:3/5/0/180:10/5/0/240 EET Europe/Athens Europe/Helsinki Europe/Kiev \
        Europe/Kyiv Europe/Mariehamn Europe/Uzhgorod Europe/Zaporozhye
        1996:60:0:10/5/0/120:3/5/0/60 Eire Europe/Dublin
        1970:-60 Etc/GMT+1
        1970:-600 Etc/GMT+10 HST Pacific/Honolulu Pacific/Johnston Pacific/Tahiti US/Hawaii
        1970:-660 Etc/GMT+11 Pacific/Midway Pacific/Niue Pacific/Pago_Pago Pacific/Samoa US/Samoa
        1970:-720 Etc/GMT+12
        1970:-480 Etc/GMT+8
        1970:-540 Etc/GMT+9 Pacific/Gambier
        1970:660 Etc/GMT-11 Pacific/Guadalcanal Pacific/Pohnpei Pacific/Ponape
        1970:720 Etc/GMT-12 Pacific/Funafuti Pacific/Majuro Pacific/Tarawa Pacific/Wake \
        Pacific/Wallis
        1970:780 Etc/GMT-13
        1970:840 Etc/GMT-14
        1970:300 Etc/GMT-5 Indian/Kerguelen Indian/Maldives
        2017:240 Europe/Astrakhan Europe/Saratov Europe/Ulyanovsk
        1997:120:180:3/5/0/180:10/5/0/240 Europe/Bucharest Europe/Sofia
        1997:120:180:3/5/0/120:10/5/0/180 Europe/Chisinau Europe/Tiraspol
        2015:120 Europe/Kaliningrad
        2015:180 Europe/Kirov Europe/Moscow Europe/Simferopol W-SU
        1997:0:60:3/5/0/60:10/5/0/120 Europe/Lisbon Portugal
        2012:180 Europe/Minsk
        2001:120:180:3/5/0/180:10/5/0/240 Europe/Riga
        2002:120:180:3/5/0/180:10/5/0/240 Europe/Tallinn
        2003:120:180:3/5/0/180:10/5/0/240 Europe/Vilnius
        2021:180 Europe/Volgograd
        1996:360 Indian/Chagos
        2010:240 Indian/Mauritius
        1994:720 Kwajalein Pacific/Kwajalein
        2008:765:825:9/5/0/165:4/1/0/225 NZ-CHAT Pacific/Chatham
        2022:780 Pacific/Apia
        1994:660 Pacific/Efate
        1995:780 Pacific/Enderbury Pacific/Kanton
        2012:780 Pacific/Fakaofo
        2022:720 Pacific/Fiji
        1994:-360 Pacific/Galapagos
        1978:600 Pacific/Guam Pacific/Saipan
        1995:840 Pacific/Kiritimati
        1999:660 Pacific/Kosrae
        1970:-570 Pacific/Marquesas
        1980:720 Pacific/Nauru
        2020:660:720:10/1/0/120:4/1/0/180 Pacific/Norfolk
        1998:660 Pacific/Noumea
        1999:-480 Pacific/Pitcairn
        1992:-600 Pacific/Rarotonga
        2018:780 Pacific/Tongatapu
        """
}
