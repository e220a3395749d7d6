"""A small library of real, hard works, and files that hold what is expected of it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from synthlit.library.library import Library, Work, entry_path
from synthlit.model.entry import Entry
from synthlit.model.latex.plain import from_text
from synthlit.model.name import Name, write_names
from synthlit.model.section import SectionPath
from synthlit.model.title import protect
from synthlit.settings import Settings, parse

GOLDEN = Path(__file__).parent / "golden" / "formats"

_NEMOTRON = """
Bo Adler; Niket Agarwal; Ashwath Aithal; Dong H. Anh; Pallab Bhattacharya; Annika Brundyn;
Jared Casper; Bryan Catanzaro; Sharon Clay; Jonathan Cohen; Sirshak Das; Ayush Dattagupta;
Olivier Delalleau; Leon Derczynski; Yi Dong; Daniel Egert; Ellie Evans; Aleksander Ficek;
Denys Fridman; Shaona Ghosh; Boris Ginsburg; Igor Gitman; Tomasz Grzegorzek; Robert Hero;
Jining Huang; Vibhu Jawa; Joseph Jennings; Aastha Jhunjhunwala; John Kamalu; Sadaf Khan;
Oleksii Kuchaiev; Patrick LeGresley; Hui Li; Jiwei Liu; Zihan Liu; Eileen Long; Ameya
Sunil Mahabaleshwarkar; Somshubra Majumdar; James Maki; Miguel Martinez; Maer Rodrigues de
Melo; Ivan Moshkov; Deepak Narayanan; Sean Narenthiran; Jesus Navarro; Phong Nguyen;
Osvald Nitski; Vahid Noroozi; Guruprasad Nutheti; Christopher Parisien; Jupinder Parmar;
Mostofa Patwary; Krzysztof Pawelec; Wei Ping; Shrimai Prabhumoye; Rajarshi Roy; Trisha
Saar; Vasanth Rao Naik Sabavat; Sanjeev Satheesh; Jane Polak Scowcroft; Jason Sewall;
Pavel Shamis; Gerald Shen; Mohammad Shoeybi; Dave Sizer; Misha Smelyanskiy; Felipe Soares;
Makesh Narsimhan Sreedhar; Dan Su; Sandeep Subramanian; Shengyang Sun; Shubham Toshniwal;
Hao Wang; Zhilin Wang; Jiaxuan You; Jiaqi Zeng; Jimmy Zhang; Jing Zhang; Vivienne Zhang;
Yian Zhang; Chen Zhu
"""
_ICLR = "The Twelfth International Conference on Learning Representations"


def _preprint(eprint: str, **fields: str) -> dict[str, str]:
    return {"year": f"20{eprint[:2]}", "eprint": eprint, "archiveprefix": "arXiv"} | fields


# Section, type, key, title and authors as people print them, and the other fields.
_WORKS: list[tuple[str, str, str, str, str, dict[str, str]]] = [
    (
        "rlvr/process-supervision", "inproceedings", "lightman2023lets",
        "Let's Verify Step by Step",
        "Hunter Lightman; Vineet Kosaraju; Yuri Burda; Harrison Edwards; Bowen Baker; Teddy Lee; "
        "Jan Leike; John Schulman; Ilya Sutskever; Karl Cobbe",
        {
            "booktitle": _ICLR, "year": "2024", "eprint": "2305.20050", "archiveprefix": "arXiv",
            "primaryclass": "cs.LG", "url": "https://openreview.net/forum?id=v8L0pN6EOi",
            "shorttitle": "{PRM800K}", "venue": "ICLR", "also": "rlvr/outcome-based, sft",
            "code": "https://github.com/openai/prm800k",
            "annotation": r"Labels for 800K steps; 1. supervision of *each* step & its \$ cost.",
            "verified": "arxiv 2026-11-22", "added": "2026-11-22",
        },
    ),
    (
        "rlvr/outcome-based", "article", "deepseekai2025deepseek",
        "DeepSeek-R1: Incentivizing Reasoning Capability in LLMs via Reinforcement Learning",
        "DeepSeek-AI",
        {
            "journal": "Nature", "year": "2025", "pages": "633–638", "venue": "Nature",
            "doi": "10.1038/s41586-025-09422-z", "eprint": "2501.12948", "archiveprefix": "arXiv",
            "primaryclass": "cs.CL", "shorttitle": "{DeepSeek-R1}", "also": "sft",
            "code": "https://github.com/deepseek-ai/DeepSeek-R1", "ids": "deepseek2025r1",
        },
    ),
    (
        "rlvr/process-supervision", "inproceedings", "zhang2024rest",
        "ReST-MCTS*: LLM Self-Training via Process Reward Guided Tree Search",
        "Dan Zhang; Sining Zhoubian; Yisong Yue; Yuxiao Dong; Jie Tang",
        {
            "booktitle": "Advances in Neural Information Processing Systems 37", "year": "2024",
            "pages": "64735–64772", "venue": "NeurIPS",
            "url": "https://proceedings.neurips.cc/paper_files/paper/2024/file/"
            "76ec4dc30e9faaf0e4b6093eaa377218-Paper-Conference.pdf",
        },
    ),
    (
        "rlvr/outcome-based", "misc", "ma2025s2r",
        "S²R: Teaching LLMs to Self-verify and Self-correct via Reinforcement Learning",
        "Ruotian Ma; Peisong Wang; Cheng Liu; Xingyan Liu; Jiaqi Chen; Bang Zhang; Xin Zhou; "
        "Nan Du; Jia Li",
        _preprint("2502.12853", month="feb", also="rlvr/process-supervision"),
    ),
    (
        "rlvr/outcome-based", "misc", "singh2026v1",
        "V₁: Unifying Generation and Self-Verification for Parallel Reasoners",
        "Harman Singh; Xiuyu Li; Kusha Sareen; Monishwaran Maheswaran; Sijun Tan; Xiaoxia Wu; "
        "Junxiong Wang; Alpay Ariyak; Qingyang Wu; Samir Khaki; Rishabh Tiwari; Long Lian; "
        "Yucheng Lu; Boyi Li; Alane Suhr; Ben Athiwaratkun; Kurt Keutzer",
        _preprint("2603.04304", primaryclass="cs.CL"),
    ),
    (
        "rlvr/outcome-based", "misc", "liu2023tinygsm",
        "TinyGSM: achieving >80% on GSM8k with small language models",
        "Bingbin Liu; Sebastien Bubeck; Ronen Eldan; Janardhan Kulkarni; Yuanzhi Li; Anh Nguyen; "
        "Rachel Ward; Yi Zhang",
        _preprint("2312.09241"),
    ),
    (
        "rlvr", "misc", "marjanovic2025deepseek",
        "DeepSeek-R1 Thoughtology: Let's <think> about LLM Reasoning",
        "Sara Vera Marjanović; Arkil Patel; Vaibhav Adlakha; Milad Aghajohari; "
        "Parishad BehnamGhader; Mehar Bhatia; Aditi Khandelwal; Austin Kraft; Benno Krojer; "
        "Xing Han Lù; Nicholas Meade; Dongchan Shin; Amirhossein Kazemnejad; Gaurav Kamath; "
        "Marius Mosbach; Karolina Stańczak; Siva Reddy",
        _preprint("2504.07128", primaryclass="cs.CL", also="tools"),
    ),
    (
        "sft", "inproceedings", "lu2023instag",
        "#InsTag: Instruction Tagging for Analyzing Supervised Fine-tuning of Large Language "
        "Models",
        "Keming Lu; Hongyi Yuan; Zheng Yuan; Runji Lin; Junyang Lin; Chuanqi Tan; Chang Zhou; "
        "Jingren Zhou",
        {
            "booktitle": _ICLR, "year": "2024", "venue": "ICLR 2024", "eprint": "2308.07074",
            "archiveprefix": "arXiv", "primaryclass": "cs.CL",
            "url": "https://openreview.net/forum?id=pszewhybU9",
        },
    ),
    (
        "sft", "online", "chiang2023vicuna",
        "Vicuna: An Open-Source Chatbot Impressing GPT-4 with 90%* ChatGPT Quality",
        "Wei-Lin Chiang; Zhuohan Li; Zi Lin; Ying Sheng; Zhanghao Wu; Hao Zhang; Lianmin Zheng; "
        "Siyuan Zhuang; Yonghao Zhuang; Joseph E. Gonzalez; Ion Stoica; Eric P. Xing",
        {
            "organization": "LMSYS", "date": "2023-03-30", "shorttitle": "Vicuna",
            "url": "https://lmsys.org/blog/2023-03-30-vicuna/",
            "code": "https://github.com/lm-sys/FastChat",
        },
    ),
    (
        "sft", "misc", "yao2024t",
        "τ-bench: A Benchmark for Tool-Agent-User Interaction in Real-World Domains",
        "Shunyu Yao; Noah Shinn; Pedram Razavi; Karthik Narasimhan",
        _preprint("2406.12045", also="rlvr"),
    ),
    (
        "sft", "inproceedings", "wang2024sotopia",
        "SOTOPIA-π: Interactive Learning of Socially Intelligent Language Agents",
        "Ruiyi Wang; Haofei Yu; Wenxin Zhang; Zhengyang Qi; Maarten Sap; Yonatan Bisk; "
        "Graham Neubig; Hao Zhu",
        {
            "booktitle": "Proceedings of the 62nd Annual Meeting of the Association for "
            "Computational Linguistics (Volume 1: Long Papers)",
            "year": "2024", "pages": "12912-12940", "venue": "ACL", "eprint": "2403.08715",
            "archiveprefix": "arXiv", "url": "https://aclanthology.org/2024.acl-long.698/",
        },
    ),
    (
        "sft", "misc", "sun2025self",
        r"$\text{Transformer}^2$: Self-adaptive LLMs", "Qi Sun; Edoardo Cetin; Yujin Tang",
        _preprint("2501.06252"),
    ),
    (
        "sft", "misc", "zheng2025exlm",
        r"ExLM: Rethinking the Impact of $\texttt{[MASK]}$ Tokens in Masked Language Models",
        "Kangjie Zheng; Junwei Yang; Siyue Liang; Bin Feng; Zequn Liu; Wei Ju; Zhiping Xiao; "
        "Ming Zhang",
        _preprint("2501.13397"),
    ),
    (
        "sft", "misc", "yang2024towards",
        r"Towards AI-$45^{\circ}$ Law: A Roadmap to Trustworthy AGI",
        "Yang Chao; Lu Chaochao; Wang Yingchun; Zhou Bowen",
        _preprint("2412.14186"),
    ),
    (
        "sft", "misc", "zhu2025gac",
        "GAC-Net_Geometric and attention-based Network for Depth Completion",
        "Kuang Zhu; Xingli Gan; Min Sun",
        _preprint("2501.07988"),
    ),
    (
        "sft", "misc", "thakrar2025stayal",
        "StAyaL | Multilingual Style Transfer",
        "Karishma Thakrar; Katrina Lawrence; Kyle Howard",
        _preprint("2501.11639"),
    ),
    (
        "sft", "misc", "sharma2024tableguard",
        "TableGuard -- Securing Structured & Unstructured Data",
        "Anantha Sharma; Ajinkya Deshmukh",
        _preprint("2408.07045"),
    ),
    (
        "sft", "misc", "zhang2024snakmodel",
        "SnakModel: Lessons Learned from Training an Open Danish Large Language Model",
        "Mike Zhang; Max Müller-Eberstein; Elisa Bassignana; Rob van der Goot",
        _preprint("2412.12956"),
    ),
    (
        "sft", "misc", "stein2024packet",
        "Packet Inspection Transformer: A Self-Supervised Journey to Unseen Malware Detection "
        "with Few Samples",
        "Kyle Stein; Arash Mahyari; Guillermo Francia III; Eman El-Sheikh",
        _preprint("2409.18219"),
    ),
    (
        "sft", "misc", "yu2024neural",
        "Neural Control and Certificate Repair via Runtime Monitoring",
        "Emily Yu; Đorđe Žikelić; Thomas A. Henzinger",
        _preprint("2412.12996"),
    ),
    (
        "sft", "misc", "naver2025hyperclova",
        "HyperCLOVA X THINK Technical Report", "NAVER Cloud HyperCLOVA X Team",
        _preprint("2506.22403"),
    ),
    (
        "tools", "techreport", "adler2024nemotron",
        "Nemotron-4 340B Technical Report", " ".join(_NEMOTRON.split()),
        _preprint("2406.11704", institution="NVIDIA", number="1"),
    ),
    (
        "tools", "software", "bartolome2024distilabel",
        "Distilabel: An AI Feedback (AIF) Framework for Building Datasets with and for LLMs",
        "Álvaro Bartolomé Del Canto; Gabriel Martín Blázquez; Agustín Piqueres Lajarín; "
        "Daniel Vila Suero",
        {"year": "2024", "code": "https://github.com/argilla-io/distilabel", "venue": "GitHub"},
    ),
    (
        "tools", "software", "kiln2024kiln",
        "Kiln", "",
        {"year": "2024", "organization": "Kiln AI", "url": "https://github.com/Kiln-AI/Kiln"},
    ),
    (
        "tools", "online", "vanstrien2024synthetic",
        "Synthetic dataset generation techniques: Self-Instruct", "Daniel van Strien",
        {"year": "2024", "url": "https://huggingface.co/blog/davanstrien/self-instruct"},
    ),
    (
        "tools", "online", "lu2025policy",
        "On-Policy Distillation", "Kevin Lu; Thinking Machines Lab",
        {"year": "2025", "url": "https://thinkingmachines.ai/blog/on-policy-distillation"},
    ),
    (
        "tools", "article", "nylan2016mapping",
        "Mapping Time in the Shiji and Hanshu Tables 表", "Nylan",
        {
            "journal": "East Asian Science, Technology, and Medicine", "volume": "43",
            "year": "2016", "pages": "61", "doi": "10.1163/26669323-04301004",
        },
    ),
    (
        "tools", "inproceedings", "sudharsan2022training",
        "Training Up to 50 Class ML Models on 3 $ IoT Hardware via Optimizing One-vs-One "
        "Algorithm (Student Abstract)",
        "Bharath Sudharsan",
        {
            "booktitle": "Thirty-Sixth {AAAI} Conference on Artificial Intelligence",
            "year": "2022", "pages": "13059--13060", "publisher": "{AAAI} Press",
            "url": "https://ojs.aaai.org/index.php/AAAI/article/view/21666",
            "biburl": "https://dblp.org/rec/conf/aaai/Sudharsan22.bib",
            "timestamp": "Tue, 12 Jul 2022 01:00:00 +0200",
        },
    ),
]  # fmt: skip


def filed(entry: Entry, section: str) -> Work:
    """Return an entry as filed under a section."""
    path = SectionPath.parse(section)
    assert path is not None
    return Work(entry, path, entry_path(path, entry.key))


@pytest.fixture
def works() -> list[Work]:
    """The hard works, by section, in no order of their own."""
    made = []
    for section, type_, key, title, authors, fields in _WORKS:
        names = [Name.from_display(author) for author in authors.split("; ") if author]
        own = {"title": protect(from_text(title)), "author": write_names(names)}
        values = {name: value for name, value in (own | fields).items() if value}
        made.append(filed(Entry(type=type_, key=key, fields=values), section))
    return made


@pytest.fixture
def library(settings: Settings, works: list[Work]) -> Library:
    """A small list that holds the hard works."""
    return Library(settings, tuple(works))


LibraryOf = Callable[..., Library]


@pytest.fixture
def library_of(settings: Settings) -> LibraryOf:
    """Make a library of entries, each `(section, type, key, fields)`."""

    def make(*entries: tuple[str, str, str, dict[str, str]]) -> Library:
        made = (
            filed(Entry.unchecked(type_, key, fields), section)
            for section, type_, key, fields in entries
        )
        return Library(settings, tuple(made))

    return make


@pytest.fixture
def seed_settings() -> Settings:
    """Settings with a section of the seed's, its folder, anchors and titles."""
    return parse(
        {
            "list": {"title": "Awesome Synthetic Data"},
            "sections": [
                {
                    "slug": "rlvr",
                    "title": "06. RLVR & Verifiable Reinforcement",
                    "folder": "06_RLVR_Verifiable",
                    "focus": '"System 2" RL.',
                    "subsections": [
                        {"slug": "outcome-based", "title": "Outcome-based Reinforcement"},
                        {"slug": "process-supervision", "title": "Process Supervision (PRM)"},
                        {"slug": "self-correction", "title": "Self-Correction Loops"},
                    ],
                },
                {"slug": "tools", "title": "🛠️ Tools & Frameworks"},
            ],
        },
        {},
    )


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with the file of that name; with UPDATE_GOLDEN set, write the file."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="")
        assert file.read_bytes().decode("utf-8") == text

    return compare
