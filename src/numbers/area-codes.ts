/**
 * The geographic area codes of the United States and Canada in service in 2026, and Guam, Puerto Rico and
 * the other US territories. Source: the public assignments of the North American Numbering Plan.
 *
 * Written one state or province a line: a city, then the codes of which it is the principal one, the overlays
 * among them. A semicolon parts the regions of a large state: what stands between two is close together.
 */

export interface AreaCode {
  /** Three digits, first 2–9. */
  code: string;
  country: 'US' | 'CA';
  /** Two-letter state, province or territory. */
  state: string;
  /** The principal city, in English spelling. */
  city: string;
  /** Codes with the same region are near each other, e.g. `CA0` for the San Francisco Bay. */
  region: string;
}

const UNITED_STATES = `
AL: Birmingham 205 659, Huntsville 256 938, Mobile 251, Montgomery 334 483
AK: Anchorage 907
AZ: Phoenix 602, Mesa 480, Glendale 623, Tucson 520, Flagstaff 928
AR: Little Rock 501, Jonesboro 870 327, Fayetteville 479
CA: San Francisco 415 628, Oakland 510 341, San Mateo 650, San Jose 408 669, Concord 925, Santa Rosa 707 369, Salinas 831; Los Angeles 213 323 738, Santa Monica 310 424, Burbank 818 747, Pasadena 626, Long Beach 562, Anaheim 714 657, Irvine 949, San Bernardino 909 840, Riverside 951, Oceanside 760 442, San Diego 619 858; Sacramento 916 279, Stockton 209 350, Fresno 559 357, Redding 530 837, Bakersfield 661, Oxnard 805 820
CO: Denver 303 720 983, Colorado Springs 719, Fort Collins 970 748
CT: Bridgeport 203 475, Hartford 860 959
DC: Washington 202 771
DE: Wilmington 302
FL: Miami 305 786 645, Fort Lauderdale 954 754, West Palm Beach 561 728, Port St. Lucie 772; Orlando 407 689, Melbourne 321, Daytona Beach 386, Tampa 813 656, St. Petersburg 727, Lakeland 863, Sarasota 941, Fort Myers 239; Jacksonville 904 324, Gainesville 352, Tallahassee 850 448
GA: Atlanta 404 470 678 943, Marietta 770, Augusta 706 762, Savannah 912 565, Macon 478, Albany 229
HI: Honolulu 808
ID: Boise 208 986
IL: Chicago 312 773 872, Cicero 708 464, Aurora 630 331, Elgin 847 224, Rockford 815 779; Springfield 217 447, Peoria 309 861, Belleville 618 730
IN: Indianapolis 317 463, Fort Wayne 260, Evansville 812 930, South Bend 574, Gary 219, Lafayette 765
IA: Des Moines 515, Cedar Rapids 319, Davenport 563, Sioux City 712, Mason City 641
KS: Wichita 316, Kansas City 913, Topeka 785, Hutchinson 620
KY: Louisville 502, Lexington 859, Bowling Green 270 364, Ashland 606
LA: New Orleans 504, Baton Rouge 225, Shreveport 318 457, Lafayette 337, Houma 985
ME: Portland 207
MD: Baltimore 410 443 667, Rockville 301 240 227
MA: Boston 617 857, Worcester 508 774, Springfield 413, Lowell 978 351, Quincy 781 339
MI: Detroit 313 679, Grand Rapids 616, Ann Arbor 734, Warren 586, Lansing 517, Flint 810, Troy 248 947, Kalamazoo 269, Saginaw 989, Traverse City 231, Marquette 906
MN: Minneapolis 612, St. Paul 651, Brooklyn Park 763, Bloomington 952, Rochester 507 924, Duluth 218, St. Cloud 320
MS: Jackson 601 769, Gulfport 228, Tupelo 662 471
MO: St. Louis 314 557, St. Charles 636, Columbia 573 235; Kansas City 816 975, Sedalia 660, Springfield 417
MT: Billings 406
NE: Omaha 402 531, Grand Island 308
NV: Las Vegas 702 725, Reno 775
NH: Manchester 603
NJ: Newark 973 862, Jersey City 201 551, Edison 732 848, Trenton 609 640, Elizabeth 908, Camden 856
NM: Albuquerque 505, Las Cruces 575
NY: New York 212 332 646 917, Brooklyn 718 347 929 465, Yonkers 914, Hempstead 516 363, Islip 631 934, Newburgh 845 329; Albany 518 838, Syracuse 315 680, Binghamton 607, Rochester 585, Buffalo 716 624
NC: Charlotte 704 980, Raleigh 919 984, Greensboro 336 743, Fayetteville 910 472, Asheville 828, Greenville 252
ND: Fargo 701
OH: Columbus 614 380, Cleveland 216, Cincinnati 513 283, Toledo 419 567, Akron 330 234, Dayton 937 326, Parma 440 436, Newark 740 220
OK: Oklahoma City 405 572, Tulsa 918 539, Lawton 580
OR: Portland 503 971, Eugene 541 458
PA: Philadelphia 215 267 445, Allentown 610 484 835; Harrisburg 717 223, Scranton 570 272; Pittsburgh 412, Greensburg 878, New Castle 724, Erie 814 582
RI: Providence 401
SC: Columbia 803 839, Charleston 843 854, Greenville 864 821
SD: Sioux Falls 605
TN: Nashville 615 629, Clarksville 931; Memphis 901, Jackson 731; Knoxville 865, Chattanooga 423 729
TX: Houston 713 281 832 346 621, Conroe 936, College Station 979, Beaumont 409; Dallas 214 469 972 945, Fort Worth 817 682, Denton 940, Tyler 903 430, Waco 254; San Antonio 210 726, New Braunfels 830, Austin 512 737, Corpus Christi 361, Laredo 956; El Paso 915, Lubbock 806, Midland 432, Abilene 325
UT: Salt Lake City 801 385, St. George 435
VT: Burlington 802
VA: Arlington 703 571, Roanoke 540 826; Richmond 804 686, Virginia Beach 757 948; Lynchburg 434, Bristol 276
WA: Seattle 206, Bellevue 425, Tacoma 253, Vancouver 360 564; Spokane 509
WV: Charleston 304 681
WI: Milwaukee 414, Madison 608 353, Green Bay 920 274, Racine 262, Eau Claire 715 534
WY: Cheyenne 307
PR: San Juan 787 939
VI: Charlotte Amalie 340
GU: Hagatna 671
AS: Pago Pago 684
MP: Saipan 670
`;

const CANADA = `
AB: Calgary 403 587 825 368, Edmonton 780
BC: Vancouver 604 778 236 672 257, Victoria 250
MB: Winnipeg 204 431 584
NB: Moncton 506 428
NL: St. John's 709 879
NS: Halifax 902 782
ON: Toronto 416 647 437 942, Mississauga 905 289 365 742, London 519 226 548 382; Ottawa 613 343 753, Sudbury 705 249 683, Thunder Bay 807
QC: Montreal 514 438 263, Laval 450 579 354; Quebec City 418 581 367 273, Gatineau 819 873 468
SK: Saskatoon 306 639 474
YT: Whitehorse 867
`;

/** Prince Edward Island shares 902 and 782 with Nova Scotia; the north's 867 serves three territories. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  '902': ['PE'],
  '782': ['PE'],
  '867': ['NT', 'NU'],
};

export const AREA_CODES: readonly AreaCode[] = [...read(UNITED_STATES, 'US'), ...read(CANADA, 'CA')].sort(
  (a, b) => a.code.localeCompare(b.code),
);

const BY_CODE = new Map(AREA_CODES.map((areaCode) => [areaCode.code, areaCode]));

export function findAreaCode(code: string): AreaCode | undefined {
  return BY_CODE.get(code);
}

/** The states, provinces or territories in which an area code is used, its main one first; empty when unknown. */
export function statesOfAreaCode(code: string): string[] {
  const areaCode = BY_CODE.get(code);
  return areaCode ? [areaCode.state, ...(SHARED[code] ?? [])] : [];
}

/** Every area code used in a state, province or territory, in numerical order. */
export function areaCodesOfState(state: string): AreaCode[] {
  return AREA_CODES.filter((areaCode) => statesOfAreaCode(areaCode.code).includes(state));
}

function read(lines: string, country: AreaCode['country']): AreaCode[] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const state = line.slice(0, 2);
      return line
        .slice(4)
        .split('; ')
        .flatMap((cities, region) =>
          cities.split(', ').flatMap((entry) => {
            const [, city = '', codes = ''] = /^(.+?) ([\d ]+)$/.exec(entry) ?? [];
            return codes
              .split(' ')
              .map((code) => ({ code, country, state, city, region: `${state}${region}` }));
          }),
        );
    });
}
