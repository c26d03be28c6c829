"""The schools' plans for 2026: six adopted, one submitted, one returned, one still a draft.

Nyborgsskolan's answers everything but the model for presence: there the thread is broken.
"""

from governance.models import AdoptionState
from workspace.demo.exempelby.planning import DONE, NOT_STARTED, STOPPED, UNDER_WAY, do, plan

SCHOOL_PLANS = (
    plan(
        "Valla",
        "amir.haddad",
        "BUN",
        "Vallaskolan har 412 elever från förskoleklass till årskurs 9. Året har ett fokus: att alla är på plats. Vi "
        "gör färre "
        "saker än förra året och följer dem närmare.",
        {
            "narvaro": "Varje elev i årskurs 7–9 har en mentor som märker frånvaron samma dag och samtalar vid fem, "
            "tio och "
            "femton procent.",
            "matte": "Matematiklärarna besöker varandras lektioner två gånger per termin och planerar nästa område "
            "ihop.",
            "trygghet": "Vuxna finns i de korridorer som eleverna själva pekar ut som otrygga.",
        },
        do(
            "narvaro",
            "Mentorssamtal vecka 5, 10 och 15",
            "amir.haddad",
            "2026-01-26",
            "2026-04-17",
            DONE,
            "Alla 138 elever har haft sina samtal. Tjugotvå har fått en handlingsplan tillsammans med vårdnadshavarna.",
        ),
        do(
            "narvaro",
            "Mentorssamtal vecka 37, 42 och 47",
            "amir.haddad",
            "2026-09-07",
            "2026-11-20",
            UNDER_WAY,
            "Två av tre omgångar är klara. Den sista blir klar i vecka 48.",
        ),
        do(
            "narvaro",
            "Sms till vårdnadshavare samma dag vid ogiltig frånvaro",
            "Skoladministratör",
            "2026-01-12",
            "2026-02-27",
            DONE,
        ),
        do(
            "matte",
            "Lektionsbesök i matematik, fyra per lärare",
            "Förstelärare i matematik",
            "2026-02-02",
            "2026-12-11",
            UNDER_WAY,
            "Fjorton av tjugo besök gjorda.",
        ),
        do(
            "matte",
            "Gemensam diagnos i årskurs 7 vid terminsstart",
            "Förstelärare i matematik",
            "2026-08-17",
            "2026-09-18",
            DONE,
        ),
        do(
            "trygghet",
            "Rastvärdar i norra korridoren och vid omklädningsrummen",
            "Trygghetsteamet",
            "2026-01-12",
            "2026-06-12",
            DONE,
        ),
        do(
            "trygghet",
            "Trygghetsvandring tillsammans med elevrådet",
            "Kurator",
            "2026-10-05",
            "2026-10-30",
            NOT_STARTED,
            "Flyttad till december, eftersom kuratorn har varit sjuk.",
        ),
    ),
    plan(
        "Nyborg",
        "jonas.berglund",
        "BUN",
        "Nyborgsskolan har bytt rektor två gånger på tre år. Året handlar om att få ordning på grunden: behöriga "
        "lärare och "
        "lugn i klassrummen.",
        {
            "matte": "Två förstelärare delar på ett uppdrag att leda ämneslaget.",
            "trygghet": "Samma ordningsregler i alla klassrum, bestämda tillsammans med eleverna.",
        },
        do(
            "matte",
            "Rekrytera två behöriga lärare i matematik",
            "jonas.berglund",
            "2026-01-12",
            "2026-08-14",
            STOPPED,
            "Ingen behörig sökande. Vi köper i stället fjärrundervisning från Exempelby gymnasium.",
        ),
        do(
            "matte",
            "Lektionsbesök i matematik, två per lärare",
            "Förstelärare",
            "2026-09-01",
            "2026-11-13",
            UNDER_WAY,
            "Tre av åtta besök gjorda.",
        ),
        do(
            "trygghet",
            "Gemensamma ordningsregler för alla klassrum",
            "jonas.berglund",
            "2026-01-12",
            "2026-03-27",
            DONE,
        ),
        do(
            "trygghet",
            "Elevhälsoteamet följer upp klassklimatet i årskurs 8",
            "Specialpedagog",
            "2026-02-02",
            "2026-10-16",
            UNDER_WAY,
            "En klass återstår.",
        ),
    ),
    plan(
        "Sörby",
        "maria.oberg",
        "BUN",
        "Sörbyskolan växer. Planen lämnas sent eftersom skolan fick ny ledning i augusti.",
        {
            "narvaro": "Vi börjar med årskurs 7 och tar med oss erfarenheterna från Vallaskolan.",
            "matte": "Vi går med i det gemensamma ämneslaget tillsammans med Östra skolan.",
            "trygghet": "Fritidsledarna finns i skolan på rasterna.",
        },
        do("narvaro", "Inför mentorssamtal i årskurs 7", "maria.oberg", "2026-10-05", "2026-12-18", UNDER_WAY),
        do("narvaro", "Besök på Vallaskolan för mentorerna", "maria.oberg", "2026-10-12", "2026-10-23", DONE),
        do(
            "matte", "Lektionsbesök tillsammans med Östra skolan", "Ämneslaget", "2026-10-19", "2026-12-11", NOT_STARTED
        ),
        do(
            "trygghet",
            "Fritidsledare på rasterna, fyra dagar i veckan",
            "Fritidsgården",
            "2026-09-14",
            "2026-12-18",
            UNDER_WAY,
        ),
        state=AdoptionState.SUBMITTED,
    ),
    plan(
        "Ekbacka",
        "linda.forsman",
        "BUN",
        "Ekbackaskolan når redan målen för trygghet. Vi vill hålla nivån och lägga kraften på närvaron.",
        {
            "narvaro": "Vi arbetar vidare som förut.",
            "matte": "Lektionsbesök i årskurs 4–6 och 7–9.",
            "trygghet": "Vi behåller det som fungerar.",
        },
        do("narvaro", "Fortsatt arbete med närvaro", "linda.forsman", "2026-01-12", "2026-12-18", UNDER_WAY),
        do("matte", "Lektionsbesök, två per lärare och termin", "Ämneslaget", "2026-02-02", "2026-11-27", UNDER_WAY),
        do("trygghet", "Kamratstödjare i alla klasser", "Kurator", "2026-01-12", "2026-06-12", DONE),
        state=AdoptionState.RETURNED,
        return_comment="Nämnden vill se vad skolan gör för närvaron, inte bara att arbetet fortsätter. Skriv vilka "
        "steg i "
        "den gemensamma modellen som är införda och när de övriga blir det. Lämna in igen före nämndens möte 10 "
        "december.",
    ),
    plan(
        "Lillå",
        "petter.strom",
        "BUN",
        "Utkast.",
        {
            "narvaro": "Mentorssamtal enligt modellen från och med hösten.",
            "matte": "",
        },
        do("narvaro", "Mentorssamtal enligt modellen", "petter.strom", "2026-08-24", "2026-12-18", UNDER_WAY),
        state=AdoptionState.DRAFT,
    ),
    plan(
        "Björkhaga",
        "camilla.roos",
        "BUN",
        "Björkhagaskolan var pilot för den gemensamma närvaromodellen och delar med sig till de andra skolorna.",
        {
            "narvaro": "Alla steg i modellen är införda. Nu följer vi upp att de används lika i alla klasser.",
            "matte": "Besöken sker i par över årskurserna.",
            "trygghet": "Eleverna ritar sin skola och pekar ut otrygga platser varje termin.",
        },
        do(
            "narvaro",
            "Närvaroteam med kurator och socialsekreterare, varannan vecka",
            "camilla.roos",
            "2026-01-12",
            "2026-12-18",
            UNDER_WAY,
        ),
        do(
            "narvaro",
            "Handledning för tre andra skolor i närvaromodellen",
            "camilla.roos",
            "2026-03-02",
            "2026-11-06",
            DONE,
        ),
        do("matte", "Lektionsbesök i matematik, fyra per lärare", "Ämneslaget", "2026-02-02", "2026-11-27", DONE),
        do("trygghet", "Trygghetskarta med eleverna i årskurs 4–9", "Kurator", "2026-02-09", "2026-05-29", DONE),
    ),
    plan(
        "Kyrkby",
        "yusuf.demir",
        "BUN",
        "Kyrkbyskolan är liten och alla känner alla. Det ska vi använda.",
        {
            "narvaro": "Mentorerna ringer hem samma dag, även vid anmäld frånvaro tredje dagen.",
            "matte": "Vi besöker Tallåsskolan och de besöker oss.",
            "trygghet": "Äldre elever är faddrar.",
        },
        do(
            "narvaro",
            "Mentorssamtal vid fem, tio och femton procents frånvaro",
            "yusuf.demir",
            "2026-01-19",
            "2026-12-18",
            UNDER_WAY,
        ),
        do("matte", "Lektionsbesök tillsammans med Tallåsskolan", "Ämneslaget", "2026-03-02", "2026-10-30", DONE),
        do(
            "trygghet",
            "Faddrar för förskoleklass och årskurs 1",
            "Fritidshemmet",
            "2026-08-17",
            "2026-12-18",
            UNDER_WAY,
        ),
    ),
    plan(
        "Tallås",
        "helena.frisk",
        "BUN",
        "Tallåsskolan byggs om under året. Undervisningen pågår i paviljonger till och med november.",
        {
            "narvaro": "Frånvaron har ökat i paviljongerna; därför börjar vi med trivseln där.",
            "matte": "Besök när vi är tillbaka i huset.",
            "trygghet": "Fler vuxna ute medan skolgården är avstängd.",
        },
        do("narvaro", "Mentorssamtal i årskurs 8 och 9", "helena.frisk", "2026-02-02", "2026-06-05", DONE),
        do(
            "narvaro",
            "Frånvarouppföljning per vecka i arbetslaget",
            "helena.frisk",
            "2026-08-24",
            "2026-10-16",
            NOT_STARTED,
            "Har inte kommit i gång på grund av flytten.",
        ),
        do("matte", "Lektionsbesök tillsammans med Kyrkbyskolan", "Ämneslaget", "2026-03-02", "2026-12-18", UNDER_WAY),
        do(
            "trygghet",
            "Trafiksäkerhetshöjande hastighetsdämpningsåtgärder vid skolentrén under ombyggnaden",
            "Projektledare, Gata och park",
            "2026-04-07",
            "2026-08-14",
            DONE,
        ),
    ),
    plan(
        "Östra",
        "oskar.nordin",
        "BUN",
        "Östra skolan har de bästa resultaten i kommunen och tar gärna emot besök.",
        {
            "narvaro": "Frånvaron är under nio procent. Vi följer de elever som ligger över femton.",
            "matte": "Vi leder det gemensamma ämneslaget.",
            "trygghet": "Vi mäter varje termin och svarar på det eleverna säger.",
        },
        do(
            "narvaro",
            "Individuella närvaroplaner för elever över femton procent",
            "oskar.nordin",
            "2026-01-12",
            "2026-12-18",
            UNDER_WAY,
        ),
        do("matte", "Värd för ämneslagets träffar, sex per år", "oskar.nordin", "2026-01-26", "2026-11-13", DONE),
        do("trygghet", "Elevråd om resultatet av trivselenkäten", "Kurator", "2026-05-04", "2026-06-05", DONE),
    ),
)
