//! Talk in neither of the two languages, and none of it may be taken for one of them. Written for these tests.

pub(super) const OTHERS: [(&str, &[&str]); 13] = [
    (
        "German",
        &[
            "Ja, das kann ich Ihnen gern erzählen, das war vor vielen Jahren.",
            "Wir haben damals angefangen, die Frauen im Dorf zu besuchen.",
            "Ich weiß nicht mehr genau, wann das war.",
            "Und dann hat sie gesagt, dass sie nicht mehr kommen will.",
            "Das Schwierigste war, dass niemand Zeit hatte und alle müde waren.",
            "Natürlich haben wir darüber gesprochen, aber geändert hat sich nichts.",
            "Genau, so war das bei uns auch immer.",
        ],
    ),
    (
        "Dutch",
        &[
            "Ja, dat weet ik nog heel goed, dat was in het eerste jaar.",
            "We zijn toen begonnen met het bezoeken van de vrouwen in het dorp.",
            "Ik denk dat het vooral te maken heeft met vertrouwen.",
            "Maar daarna kwam er niemand meer naar de bijeenkomsten.",
            "Dat vond ik eigenlijk wel het moeilijkste van alles.",
        ],
    ),
    (
        "French",
        &[
            "Oui, je me souviens très bien de la première réunion au village.",
            "Nous avons commencé par rendre visite aux femmes du quartier.",
            "Je ne sais pas pourquoi personne ne voulait venir.",
            "C'était surtout difficile parce que nous n'avions pas d'argent.",
        ],
    ),
    (
        "Spanish",
        &[
            "Sí, me acuerdo muy bien de la primera reunión en el pueblo.",
            "Empezamos a visitar a las mujeres de cada casa.",
            "No sé por qué nadie quería venir a las clases.",
            "Lo más difícil fue que no teníamos dinero para nada.",
        ],
    ),
    (
        "Portuguese",
        &[
            "Sim, eu me lembro muito bem da primeira reunião na aldeia.",
            "Nós começamos a visitar as mulheres em todas as casas.",
            "O mais difícil foi que não tínhamos dinheiro para nada.",
        ],
    ),
    (
        "Javanese",
        &[
            "Nggih, kula rumiyin dados kader amargi dipunajak kanca.",
            "Aku ora ngerti kok wong-wong kuwi padha ora gelem teka.",
            "Yen esuk ibuku mesthi wis tangi banjur masak kanggo anak-anake.",
            "Lha piye maneh, wong pancen ora ana dhuwite.",
            "Kula boten saged matur menapa-menapa wekdal semanten.",
        ],
    ),
    (
        "Sundanese",
        &[
            "Abdi mah kapungkur teu terang naon-naon perkawis posyandu.",
            "Urang teh kudu silih bantuan lamun aya nu gering di lembur.",
            "Muhun, éta téh hésé pisan keur jalma leutik kawas kuring.",
            "Kumaha atuh da teu boga duit keur meuli ubar.",
        ],
    ),
    (
        "Tagalog",
        &[
            "Oo, naaalala ko pa noong nagsimula kami sa barangay.",
            "Hindi ko alam kung bakit walang gustong pumunta sa pulong.",
            "Ang pinakamahirap ay wala kaming pera para sa gamot.",
        ],
    ),
    ("Arabic", &["نعم، أتذكر جيدا أول اجتماع في القرية."]),
    ("Chinese", &["是的，我还记得在村里的第一次会议。"]),
    ("Japanese", &["はい、村での最初の集まりをよく覚えています。"]),
    ("Korean", &["네, 마을에서의 첫 모임을 잘 기억합니다."]),
    ("Russian", &["Да, я хорошо помню первое собрание в деревне."]),
];
