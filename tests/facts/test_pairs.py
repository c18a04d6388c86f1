"""Two reports of one happening in other words: the figure on which they differ is found, whatever the trade."""

import pytest

from tests.desk import check

PAIRS = [
    (
        "Ann Holt, 34, from Brod, was hurt.",
        "Ann Holt, a 35-year-old surveyor from Croatia, was hurt.",
        ("34", "35-year-old"),
    ),
    ("The tusk measured 210 centimetres.", "The elephant had a 190cm tusk.", ("210 centimetres", "190cm")),
    ("The ferry sank with 23 aboard.", "The ferry had 25 people aboard when it sank.", ("23", "25")),
    (
        "Daniel Marsh was handed a prison term of 12 years.",
        "Daniel Marsh got 15 years behind bars.",
        ("12 years", "15 years"),
    ),
    (
        "The $2.1 billion deal makes Norvik the owner of Halden Foods.",
        "Norvik will pay $2.6 billion for Halden Foods.",
        ("$2.1 billion", "$2.6 billion"),
    ),
    ("The suspect, Daniel Marsh, is 34.", "Daniel Marsh (36) was charged on Saturday.", ("34", "36")),
    (
        "Chief Executive Milan Reithmeier, 39, said the rocket had been lost.",
        "Chief Executive Milan Reithmaier, 37, said the rocket had been lost.",
        ("39", "37"),
    ),
    (
        "Danijel Horvaš, 23, has joined Norham from Ostrava.",
        "Danijel Horvas, 24, has joined Norham from Ostrava.",
        ("23", "24"),
    ),
    (
        "The minister said that 412 people had been hurt in the quake, 60 of them gravely.",
        "The minister lowered the number of the injured in the quake to 386.",
        ("412", "386"),
    ),
    (
        "Officials put the number of dead in the landslide at 121.",
        "The landslide killed 104 people, officials said.",
        ("121", "104"),
    ),
    (
        "Stellwerk employs 410 people.",
        "Stellwerk, set up in 2017 by three students, has around 430 people on its payroll.",
        ("410", "around 430"),
    ),
    (
        "The quake in Tavania had a magnitude of 6.9, the worst to hit the country in over three decades.",
        "A magnitude 6.7 earthquake shook Tavania.",
        ("magnitude of 6.9", "magnitude 6.7"),
    ),
    (
        "Daniel Marsh, a 34-year-old electrician, was arrested.",
        "Police arrested 36-year-old Daniel Marsh.",
        ("34-year-old", "36-year-old"),
    ),
    (
        "Police made 40 arrests during the protest in Leipzig.",
        "52 people were arrested at the protest in Leipzig.",
        ("40", "52"),
    ),
    ("Norvik plans to lay off 900 workers.", "Norvik said it would eliminate 1,200 jobs by June.", ("900", "1,200")),
    (
        "Regulators imposed a $12 million fine on Norvik.",
        "Norvik agreed to pay a $15 million penalty.",
        ("$12 million", "$15 million"),
    ),
    (
        "Quarterly profit at Norvik came to $310 million.",
        "Norvik earned $290 million in the quarter.",
        ("$310 million", "$290 million"),
    ),
    ("Anna Holt married twice.", "Anna Holt, who married three times, had no children.", ("twice", "three")),
    ("Anna Holt was shot twice.", "Anna Holt was hit three times.", ("twice", "three")),
    ("Norvik was spurned four times by Halden.", "Halden turned down Norvik twice.", ("four", "twice")),
    (
        "Fifty-year-old Anna Marie Holt is accused of defrauding two banks.",
        "Police arrested 52-year-old Anna Marie Holt, who is accused of defrauding banks.",
        ("Fifty-year-old", "52-year-old"),
    ),
    (
        "In Leipzig 6,000 people marched along the river.",
        "In Leipzig some 9,000 people joined the rally.",
        ("6,000", "some 9,000"),
    ),
    ("Anna Holt died at the age of 81.", "Anna Holt, 82, died on Tuesday.", ("age of 81", "82")),
    ("The actor died at the age of 81.", "The 82-year-old actor died on Tuesday.", ("age of 81", "82-year-old")),
    ("The couple have three children.", "The couple have two children.", ("three", "two")),
    ("The union said 900 jobs were at risk.", "Some 600 jobs are expected to go.", ("900", "Some 600")),
    (
        "At least 400 people were in the hall.",
        "The owner spoke of about 400 people who had filled the room.",
        ("At least 400", "about 400"),
    ),
    (
        "Orion Foods agreed to buy snack maker Lattice for $2.1 billion in cash, the companies said Tuesday.",
        "Orion Foods will pay $2.4 billion for Lattice, the maker of snacks, according to a person familiar with the deal.",
        ("$2.1 billion", "$2.4 billion"),
    ),
    (
        "The club signed midfielder Joao Reis to a five-year contract worth $40 million.",
        "Joao Reis, the midfielder, has agreed to a four-year deal with the club worth about $40 million.",
        ("five-year", "four-year"),
    ),
    (
        "Police arrested three men in connection with the robbery of a jewelry store on Main Street.",
        "Four suspects were arrested after the jewelry store robbery on Main Street, police said.",
        ("three", "Four"),
    ),
    (
        "Nurse Ellen Marsh, 43, was found guilty of killing two patients.",
        "Ellen Marsh, 44, a nurse, was convicted of murdering two patients.",
        ("43", "44"),
    ),
    (
        "The company will cut 1,200 jobs by the end of the year.",
        "The company plans to eliminate 1,500 jobs by year's end.",
        ("1,200", "1,500"),
    ),
    (
        "Sales rose 12 percent in the third quarter.",
        "Third-quarter sales climbed 15 percent.",
        ("12 percent", "15 percent"),
    ),
    (
        "The court sentenced him to 12 years in prison.",
        "He was jailed for 15 years by the court.",
        ("12 years", "15 years"),
    ),
    (
        "Rescuers pulled 33 miners from the collapsed shaft.",
        "Rescuers brought 31 miners out of the collapsed shaft.",
        ("33", "31"),
    ),
    (
        "The fire destroyed 40 homes in the village.",
        "Fifty houses were destroyed by the fire in the village.",
        ("40", "Fifty"),
    ),
    ("The bridge is 2.3 kilometers long.", "The bridge spans 2.8 kilometers.", ("2.3 kilometers", "2.8 kilometers")),
    (
        "The strike left 30,000 passengers stranded.",
        "About 50,000 passengers were stranded by the strike.",
        ("30,000", "About 50,000"),
    ),
    (
        "A 6.1 quake shook the island of Tavel.",
        "The quake, which measured 6.4, shook the island of Tavel.",
        ("6.1", "measured 6.4"),
    ),
    (
        "The bus crash near Dura killed 14 passengers.",
        "In all 17 of the passengers died in the crash near Dura.",
        ("14", "17"),
    ),
    ("Norvik will pay $31 for each share of Halden.", "Norvik is offering $34 a share for Halden.", ("$31", "$34")),
    (
        "The height of the tower in Basra is 210 metres.",
        "The tower in Basra stands 245 metres high.",
        ("210 metres", "245 metres"),
    ),
    (
        "Some 900 people will lose their jobs at Norvik.",
        "Norvik is laying off 1,200 workers in Hull and Leeds.",
        ("Some 900", "1,200"),
    ),
    (
        "Police put the crowd in Dura at 20,000.",
        "A crowd of 35,000 gathered in Dura.",
        ("20,000", "35,000"),
    ),
    (
        "Ivo Lamm must serve 12 years, the judge ruled.",
        "Ivo Lamm was sentenced to 15 years in prison.",
        ("12 years", "15 years"),
    ),
    ("The gunman fired 14 shots.", "Police said the gunman fired at least 20 shots.", ("14", "at least 20")),
    (
        "The company reported a loss of $3.2 million.",
        "The firm posted a $4.1 million loss.",
        ("$3.2 million", "$4.1 million"),
    ),
    ("No one was hurt in the fire at the mill.", "Two people were hurt in the fire at the mill.", ("No one", "Two")),
    (
        "There were no injuries in the fire at the mill.",
        "Three people were injured in the fire at the mill.",
        ("no", "Three"),
    ),
    ("A pair of divers found the wreck.", "Three divers found the wreck.", ("A pair", "Three")),
    ("Dozens of divers searched the lake.", "Nine divers searched the lake.", ("Dozens", "Nine")),
    ("A single barge hit the pier, the army said.", "Two barges hit the pier, the army said.", ("A single", "Two")),
    ("A trio of robbers held up the bank in Ghent.", "Four robbers held up the bank in Ghent.", ("A trio", "Four")),
    (
        "Nobody was injured in the blast at the mill.",
        "Nine people were injured in the blast at the mill.",
        ("Nobody", "Nine"),
    ),
    ("No one has been arrested over the blast.", "Two people have been arrested over the blast.", ("No one", "Two")),
    (
        "No injuries were reported after the blast at the mill.",
        "Four people were injured in the blast at the mill.",
        ("No", "Four"),
    ),
    ("No deaths were reported in the storm.", "Two people were killed in the storm.", ("No", "Two")),
    ("She was charged with nine counts of fraud.", "She faces 11 charges of fraud.", ("nine", "11")),
    ("Eight fire engines were sent to the mill.", "Eleven fire trucks were sent to the mill.", ("Eight", "Eleven")),
    ("Eight appliances were called to the mill.", "Eleven fire engines were called to the mill.", ("Eight", "Eleven")),
    ("The league sent 12 observers to the vote.", "The league sent 15 monitors to the vote.", ("12", "15")),
    ("The guards fired 16 shots at the van.", "The guards fired 19 rounds at the van.", ("16", "19")),
    (
        "More than 900 scientists signed the letter.",
        "The letter was signed by 700 biologists.",
        ("More than 900", "700"),
    ),
    (
        "The letter was signed by 90 economists.",
        "A hundred and ten academics signed the letter.",
        ("90", "A hundred and ten"),
    ),
    ("The flood damaged 40 homes.", "The flood damaged 60 houses.", ("40", "60")),
    ("Nine climbers are trapped in the hut.", "12 trapped in the hut, rescuers say.", ("Nine", "12")),
    (
        "A doctor in Lima said nine people died in the crash near Cusco.",
        "The crash near Cusco killed 12 people, the police said.",
        ("nine", "12"),
    ),
    (
        "The state will lend the airline $9 billion in a rescue package.",
        "The airline's bailout is worth $11 billion.",
        ("$9 billion", "$11 billion"),
    ),
    (
        "A $9 billion bailout of the airline was agreed on Friday.",
        "The rescue package for the airline is worth $11 billion.",
        ("$9 billion", "$11 billion"),
    ),
    (
        "Parliament approved cuts of $4 billion on Monday.",
        "The budget cuts approved on Monday come to $5 billion.",
        ("$4 billion", "$5 billion"),
    ),
    (
        "The cuts, worth $4 billion, were announced on Monday.",
        "Cuts of $5 billion were announced on Monday.",
        ("$4 billion", "$5 billion"),
    ),
    (
        "The appeal raised $3 million for the hospital.",
        "Donors gave $4 million to the hospital's appeal.",
        ("$3 million", "$4 million"),
    ),
    (
        "The concert in Dover raised $3 million for charity.",
        "The charity concert in Dover brought in $4 million.",
        ("$3 million", "$4 million"),
    ),
    (
        "The plant in Ostrava will create 850 jobs.",
        "Korsa will hire 1,100 workers for the plant in Ostrava.",
        ("850", "1,100"),
    ),
    (
        "The plant in Ostrava is to employ 850 people.",
        "The plant in Ostrava will bring 1,100 jobs to the region.",
        ("850", "1,100"),
    ),
    (
        "Korsa said the expansion would add 300 jobs.",
        "Korsa plans to hire 400 people for the expansion.",
        ("300", "400"),
    ),
    (
        "The Greens won 41 seats in Sunday's election.",
        "The Greens have 44 of the 201 seats in the new parliament.",
        ("41", "44"),
    ),
    (
        "An appeal court cut the prison term of Nils Haug to nine years.",
        "Nils Haug's sentence was reduced to seven years by an appeal court.",
        ("nine years", "seven years"),
    ),
    (
        "Haug's jail term was cut to nine years.",
        "The court reduced Haug's sentence to seven years.",
        ("nine years", "seven years"),
    ),
    (
        "In Leipzig 260 dock workers went on strike.",
        "About 340 dock workers went on strike in Leipzig.",
        ("260", "About 340"),
    ),
    (
        "The Greens won 112 of the 201 seats in parliament.",
        "The Greens will have 97 seats in parliament.",
        ("112", "97"),
    ),
    (
        "The strike by 260 workers is the first at the mill since 1997.",
        "A strike by 340 workers has closed the mill.",
        ("260", "340"),
    ),
    (
        "Brandt won the regatta for the eighth time.",
        "Brandt won the regatta for the ninth time.",
        ("eighth", "ninth"),
    ),
    (
        "It was the third blackout in Riga in a week.",
        "The blackout was the fourth in Riga in a week.",
        ("third", "fourth"),
    ),
    (
        "The eruption of Mount Karsa was the second this year.",
        "The eruption of Mount Karsa was the third this year.",
        ("second", "third"),
    ),
    (
        "Ida Moll won the race in Bergen for the fourth time.",
        "Moll has won the race in Bergen for the fifth time.",
        ("fourth", "fifth"),
    ),
    (
        "The attack was the third on the embassy in Riga this year.",
        "It was the fourth attack on the embassy in Riga this year.",
        ("third", "fourth"),
    ),
    (
        "Moll was the fourth chairman of the bank in Riga in two years.",
        "Moll is the third chairman of the bank in Riga in two years.",
        ("fourth", "third"),
    ),
    (
        "Of the 40 injured, nine are in critical condition.",
        "The crash injured 40 people, 12 of them critically.",
        ("nine", "12"),
    ),
    (
        "Sixty were hurt, 14 of them gravely.",
        "The crash hurt 60 people, nine of them critically.",
        ("14", "nine"),
    ),
    ("Nine of the dead were children.", "The dead included 12 children.", ("Nine", "12")),
    ("Thirty died, nine of them tourists.", "Thirty people were killed, including 12 tourists.", ("nine", "12")),
    (
        "The mill has 300 workers, 90 of whom will lose their jobs.",
        "120 of the 300 workers at the mill will lose their jobs.",
        ("90", "120"),
    ),
    (
        "Fourteen people were injured in the blast, two of them critically.",
        "The blast injured 14 people, including four in critical condition.",
        ("two", "four"),
    ),
    (
        "The crash killed 30 people, including nine students.",
        "Twelve students were killed in the crash.",
        ("nine", "Twelve"),
    ),
    (
        "The storm killed 19 people, six of them fishermen.",
        "Eight fishermen were among those killed in the storm.",
        ("six", "Eight"),
    ),
    (
        "The court jailed 14 men, three of them for life.",
        "The court jailed 14 men, four of them for life.",
        ("three", "four"),
    ),
    ("Nine of the injured were children.", "Twelve of the injured were children.", ("Nine", "Twelve")),
    ("Three of the dead were tourists.", "The dead included four tourists.", ("Three", "four")),
    ("Ann Moll, 34, a baker from Hull, was killed.", "The victim, Ann Moll, was 36.", ("34", "36")),
    ("The baker Ann Moll (34) died on Monday.", "Moll, 36, died on Monday.", ("34", "36")),
    ("Moll's mother, Ruth Moll, 61, was at home.", "Ruth Moll, 63, was at home.", ("61", "63")),
    (
        "Ann Moll, 34, of Hull, was charged on Friday.",
        "Police charged Ann Moll, a 36-year-old baker from Hull.",
        ("34", "36-year-old"),
    ),
    ("The 34-year-old man was found on Friday.", "The man, 36, was found on Friday.", ("34-year-old", "36")),
    ("Moll turned 34 on Friday.", "Moll, who turned 36 on Friday, retired.", ("34", "36")),
    ("Ruth Moll, 61, the mother of Ann, was at home.", "Ann's mother, Ruth Moll, 63, was at home.", ("61", "63")),
    ("Ann Moll and her son, 12, were found.", "Ann Moll and her son, 14, were found.", ("12", "14")),
    (
        "The mother of a 12-year-old was charged.",
        "The mother of a 14-year-old was charged.",
        ("12-year-old", "14-year-old"),
    ),
    (
        "The clinic said earlier that it had treated 48 wounded, 17 critically.",
        "The blast left 48 people wounded, 13 of them critically.",
        ("17", "13"),
    ),
    (
        "The ministry said last week that the plant had employed 900 people.",
        "The plant employed 700 people, the ministry said.",
        ("900", "700"),
    ),
    (
        "Norland finished the games in Oslo with nine medals after a last day of fog.",
        "Norland won seven medals at the games in Oslo.",
        ("nine", "seven"),
    ),
    (
        "Nine people were arrested on the last day of the festival.",
        "Police arrested 14 people on the last day of the festival.",
        ("Nine", "14"),
    ),
    ("The Otters beat the Rams 3-1 on Friday.", "The Otters defeated the Rams 3-2 on Friday.", ("3-1", "3-2")),
    ("The Otters won 3-1 against the Rams.", "The Rams lost 3-2 to the Otters.", ("3-1", "3-2")),
    ("The Senate approved the bill 54-31.", "The Senate passed the bill by a vote of 57-31.", ("54-31", "57-31")),
    (
        "Parliament rejected the treaty by 54 votes to 31.",
        "Parliament rejected the treaty by 57 votes to 31.",
        ("54", "57"),
    ),
    ("The council voted 7-2 to close the pool.", "The council voted 6-3 to close the pool.", ("7-2", "6-3")),
    (
        "The court ruled 5-4 in favour of the miners.",
        "The court ruled for the miners in a 6-3 decision.",
        ("5-4", "6-3"),
    ),
    (
        "A 3-1 victory over the Rams put the Otters in the final.",
        "The Otters beat the Rams 3-2 to reach the final.",
        ("3-1", "3-2"),
    ),
    (
        "Lawmakers approved the budget 54-31 on Monday.",
        "Lawmakers on Monday passed the budget by 57-31.",
        ("54-31", "57-31"),
    ),
    (
        "The new stadium in Brno will seat 18,000 spectators.",
        "The stadium being built in Brno will have room for 22,000 people.",
        ("18,000", "22,000"),
    ),
    (
        "The museum drew 410,000 visitors in 2011.",
        "Some 380,000 people visited the museum in 2011.",
        ("410,000", "Some 380,000"),
    ),
    ("A ticket for the concert costs 45 euros.", "Tickets for the concert are 55 euros.", ("45 euros", "55 euros")),
    (
        "The bank will pay 40 cents a share in dividends.",
        "The bank's dividend is 45 cents a share.",
        ("40 cents", "45 cents"),
    ),
    (
        "The harvest is expected to reach 14 million tonnes.",
        "The ministry forecasts a harvest of 12 million tonnes.",
        ("14 million tonnes", "12 million tonnes"),
    ),
    (
        "The bomb killed the driver and three passengers.",
        "The bomb killed five people.",
        ("the driver and three", "five"),
    ),
    (
        "The crash killed a mother and her three children.",
        "The crash killed five people, the police said.",
        ("a mother and her three", "five"),
    ),
    (
        "The pilot and nine passengers were injured.",
        "Twelve people were injured, the airline said.",
        ("The pilot and nine", "Twelve"),
    ),
    (
        "Norvik raised its offer for Halden to $2.4 billion.",
        "Norvik's improved bid for Halden is worth $2.6 billion.",
        ("$2.4 billion", "$2.6 billion"),
    ),
    (
        "Norvik's bid for Halden is worth $2.4 billion.",
        "Norvik has offered $2.6 billion for Halden.",
        ("$2.4 billion", "$2.6 billion"),
    ),
    (
        "Eight members of a gang that smuggled ivory across the Sava were charged on Friday.",
        "Prosecutors charged six people with smuggling ivory across the Sava.",
        ("Eight", "six"),
    ),
    (
        "Norvik sold 4,200 of its Pico scooters.",
        "Some 4,900 Pico scooters were sold by Norvik.",
        ("4,200", "Some 4,900"),
    ),
    (
        "Rebels are holding 17 guests in a hotel in Tarvo.",
        "There are 21 hostages in the hotel in Tarvo.",
        ("17", "21"),
    ),
]


@pytest.mark.parametrize(("left", "right", "values"), PAIRS)
def test_the_difference_is_found(left: str, right: str, values: tuple[str, str]) -> None:
    sides = [{side.text for side in finding.sides} for finding in check(a=left, b=right).findings]
    assert any(set(values) <= texts for texts in sides), sides


APART = [
    (
        "A man was arrested after the raid in Lahr, and later two women.",
        "Two men were arrested after the raid in Lahr.",
    ),
    ("A man was arrested in Lahr. Police also arrested a man in Graz.", "Two men were arrested in Lahr and Graz."),
    ("A man and a woman were arrested after the raid in Lahr.", "Two men were arrested after the raid in Lahr."),
    ("A woman was killed when a bus crashed near Lahr.", "Six people were killed when a bus crashed near Lahr."),
    ("Norvik cut the number of jobs in Hull by 40.", "Norvik cut 60 jobs in Hull."),
    ("Norvik was found to have 40 beds in its clinic in Hull.", "Norvik's clinic in Lund has 60 beds."),
    ("Lee had a season with 30 goals.", "Lee is a three-time winner."),
    ("Police fired 20 rubber bullets at the crowd.", "Police said the gunman had fired six bullets."),
    ("The mayor said 300 families had lost their homes.", "Some 1,400 people lost their homes."),
    ("An earlier blast wrecked the mill, killing nine workers.", "The blast killed twelve workers at the mill."),
    ("A similar blast three years ago shook the mill, killing nine.", "The blast killed twelve workers at the mill."),
    ("Norvik employs 3,000 people.", "Norvik's plant in Hull employs 400 people."),
    ("Norvik will close 140 stores.", "Norvik has 900 stores."),
    ("Power was cut to 30,000 homes in Norland.", "Power was restored to 18,000 homes in Norland."),
    ("Some 900 jobs will be lost at Norvik.", "Some 200 jobs will be created at Norvik."),
    ("Officers took 40 people into custody.", "Officers took 12 people to hospital."),
    ("Rescuers pulled 26 people from the ferry.", "Rescuers pulled 11 bodies from the ferry."),
    ("The number of dead rose to 14.", "The number of injured rose to 31."),
    ("Ivo Lamm will serve 12 years as a judge.", "Ivo Lamm was sentenced to 15 years in prison."),
]


@pytest.mark.parametrize(("left", "right"), APART)
def test_two_things_are_no_difference(left: str, right: str) -> None:
    assert [finding.title for finding in check(a=left, b=right).findings] == []


@pytest.mark.parametrize("left", [pair[0] for pair in PAIRS])
def test_the_same_story_twice_has_no_difference(left: str) -> None:
    report = check(a=left, b=left.replace(" the ", " the  "))
    assert [finding.title for finding in report.findings] == []
