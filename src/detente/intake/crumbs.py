"""Furniture of news pages: lines that are no part of any article.

Every pattern is anchored at both ends and linear; a line is cut only when the whole of it is
furniture. Where a rule could take a sentence of the article, the rule is not here.
"""

from __future__ import annotations

import re

LONGEST_NOTICE = 600
"""Characters above which no line is taken for furniture; chosen by judgement, above an archive's
remark of three sentences."""
LONGEST_CRUMB = 160
"""Characters above which a line is no crumb: "Read more:" and a headline of usual length."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


MARKS = re.compile(r"[\W_x]{1,12}", re.IGNORECASE)
"""A line of marks alone: ">", "|", "x", "* * *"."""

RELATED_HEAD = _any(
    r"related ?(?:stories|articles?|news|content|links|topics|coverage|videos?|posts|reading)?:?",
    r"(?:read|see|watch|learn) (?:more|also|next)(?: about this (?:story|topic))?:?",
    r"(?:(?:read|see) )?more (?:from|on|in|about|at) [\w' &.,-]{2,50}:?",
    r"more (?:stories|news|headlines|coverage|top stories|like this)(?: from [\w' .]{2,40})?:?",
    r"you (?:may|might) (?:also )?(?:like|be interested in|enjoy)(?: these)?:?",
    r"popular|(?:most|top) (?:read|popular|viewed|shared|commented|stories|news)(?: "
    r"[\w' ]{2,30})?:?",
    r"recommended(?: (?:for you|stories|articles|reading))?:?",
    r"(?:editors?[’']?s?[’']? picks?|what to read next|trending(?: now| topics)?|up "
    r"next|read next)",
    r"(?:latest|other|featured|breaking) (?:news|stories|articles|headlines):?",
    r"(?:in this section|don[’']t miss|also (?:on|in|read)|around the web|from the web):?",
)
"""Opens a list of other articles; short lines after it are headlines, not text."""

RELATED_LINE = re.compile(
    r"(?:READ|SEE|WATCH|Read|See|Watch|MORE|More|RELATED|Related|ALSO|Also|VIDEO|PHOTOS|Photos"
    r"|LISTEN|Listen)(?: (?:MORE|ALSO|NEXT|more|also|next|here|now|HERE|READ|Read|stories|STORIES"
    r"|story|STORY|article))?(?: (?:on|about) [\w ]{2,40})?\s?[:>»|-]{1,2}\s?\S.{4,140}"
)
"""One line that points at another article: "READ MORE: Headline"."""

CRUMB = _any(
    r"advertisements?|sponsored(?: content)?|promoted(?: content)?|ad",
    r"(?:story|article) continues (?:below|after)(?: (?:the |this )?(?:ad|advertisement|video))?",
    r"(?:continue|keep) reading(?: (?:the )?(?:main )?(?:story|below))?",
    r"skip (?:to|advertisement)(?: [\w ]{2,30})?|back to (?:top|home(?: page)?)|(?:go )?home",
    r"(?:share|tweet|pin|print|e-?mail|save|copy link|bookmark|like|reply|comment|send|reddit"
    r"|facebook|twitter|whatsapp|linkedin|telegram|instagram|pinterest|youtube|rss|x)",
    r"(?:share|save|print|e-?mail|tweet|like)(?: (?:this|the|on|via|with|to|by|it|a|friend|page"
    r"|article|story|post|friends|facebook|twitter|whatsapp|linkedin|e-?mail|link|x)){1,5}[.:]?",
    r"(?:\d[\d,]* )?(?:comments?|shares?|views|likes|replies)(?: ?\(\d*\))?|(?:leave"
    r"|post|add|write)"
    r" a (?:comment|reply)|(?:view|show|hide|read|see)(?: all)? (?:\d+ )?comments|join the"
    r" (?:conversation|discussion)|comments are closed\.?",
    r"(?:click|tap|press)(?: here)? (?:to|for) [\w' ]{2,60}[.!]?|click here",
    r"(?:reading time:? ?)?\d{1,2}[ -]?min(?:ute)?s?(?: read)?(?:ing time)?",
    r"(?:listen|play|watch|pause|mute|unmute|play video|play audio|watch live|listen now)"
    r"(?: to (?:this|the) (?:article|story|page))?(?: ?\(?[·•]? ?\d{1,2}:?\d{0,2} ?(?:min)?\)?)?",
    r"(?:new)?you can now listen to [\w' .&-]{2,40}(?: articles| stories)?!?",
    r"(?:sign (?:up|in)|log ?(?:in|out)|register|subscribe|become a member|support us|donate)"
    r"(?: (?:now|here|today|to|for|with|and|our|the|a|free|daily|weekly|news|newsletters?|emails?|"
    r"e-mail|alerts?|updates?|account|read|continue|more|in|your|inbox|straight|delivered|morning"
    r"|evening|briefing|breaking|premium|unlimited|access)){0,14}[.!]?",
    r"(?:sign up|subscribe) (?:for|to) [^.!?]{2,90}(?:newsletter|email|alerts?|updates?)s?\b"
    r"[^.!?]{0,40}[.!]?",
    r"get (?:the |our |your )?(?:latest|instant|breaking|daily|top|free|best)[^.!?]{0,70}"
    r"(?:news|updates?|alerts?|stories|headlines|newsletter|inbox|app)[.!]?",
    r"for (?:daily|instant|breaking|news|live) (?:news )?(?:alerts?|updates?)",
    r"follow (?:us|him|her|them|@?[\w' .]{2,40}) on (?:twitter|facebook|instagram|google news"
    r"|telegram|x|linkedin|whatsapp|youtube)[^.!?]{0,80}[.!]?",
    r"(?:like|join|find) us on [^.!?]{2,60}[.!]?|download (?:our|the)[\w ]{0,30} "
    r"app[\w ]{0,40}[.!]?",
    r"enable|disable|allow|block|done|close|dismiss|ok|cancel|got it|no thanks|not now|maybe later",
    r"(?:clear |all )?notifications?(?: settings?)?(?: x)?|(?:time |cookie |privacy "
    r")?settings(?: x)?",
    r"do you want to (?:clear|delete|remove) (?:all )?(?:the |your )?notifications?[^.!?]{0,40}\??",
    r"(?:enable|allow|turn on|get|receive) (?:push |browser |desktop "
    r")?notifications?[^.!?]{0,60}[.!]?",
    r"(?:accept|reject|allow|manage|agree to)(?: (?:all|cookies|preferences|consent|and|continue"
    r"|close|optional|necessary|settings)){1,5}",
    r"(?:privacy|cookie) (?:policy|notice|preferences)|terms (?:of (?:use|service)|and conditions)"
    r"|(?:contact|about) us|site ?map|help|search|menu|navigation|newsletters?"
    r"|archives?|rss feeds?",
    r"(?:image|photo|video|audio|slideshow|gallery|embed)(?: \d+)?(?: of \d+)?",
    r"(?:topics|tags|filed under|keywords|categories|category)(?::.{0,140})?",
    r"loading(?:\.\.\.|…)?|please wait(?:\.\.\.|…)?|(?:previous|next)(?: (?:article"
    r"|story|post|page))?",
    r"(?:this (?:video|content|feature) (?:can ?not|could not) be (?:played|loaded"
    r"|displayed)[^.]{0,60}"
    r"\.?)|your browser does not support [^.]{2,60}\.?|(?:please )?enable javascript[^.]{0,60}\.?",
    r"(?:originally )?published in (?:print|the print edition)[^.]{0,60}\.?|(?:page"
    r"|p\.) ?\w?\d{1,3}",
)  # fmt: skip
"""Buttons, prompts and menus."""

NOTICE = _any(
    r"(?:this|the|our) (?:web ?)?sites? (?:also )?uses? cookies.{0,500}",
    r"(?:we|[\w' ]{2,40} and (?:our|its) partners) use(?: [\w ]{2,40})? cookies (?:to "
    r"(?:improve|give"
    r"|ensure|personali[sz]e|provide|offer|enhance|analy[sz]e|make|deliver)|and "
    r"(?:similar|other) (?:tech"
    r"|tools)|on (?:this|our) ).{0,500}",
    r"by (?:continuing|clicking|using|browsing|visiting|accepting|subscribing|signing).{0,160}"
    r"\b(?:you|i) (?:agree|accept|consent|acknowledge|confirm).{0,300}",
    r"this (?:article|story|page|text|piece|report|item) is (?:from|part of) the "
    r"(?:digital )?archives?"
    r" of .{2,500}",
    r"this (?:article|story|piece|report|interview|column|commentary) (?:was|is|has "
    r"been) (?:first |"
    r"originally |also |re)?(?:published|posted|appeared|printed|produced|republished|written)"
    r".{2,300}",
    r"this (?:article|story) (?:first |originally )?appeared (?:in|on|at) .{2,160}",
    r"(?:a version of )?this (?:article|story) appears? in (?:the )?print.{0,200}|a "
    r"version of this "
    r"article (?:appears|appeared) in .{2,200}",
    r"(?:from|in) the archives?(?: of [\w' .]{2,60})?:?",
    r"(?:©|\(c\)|copyright) ?(?:©|\(c\))?.{0,250}",
    r"all rights reserved\.?.{0,200}",
    r"(?:this material|the contents? of this (?:site|page)|no part of this).{0,40}"
    r"(?:may|must) not be"
    r".{2,250}",
    r"(?:[^.!?:]{3,120}\. )?to (?:contact|reach|subscribe to|write to) [^.!?,]{2,90}"
    r"\b(?:visit|write to"
    r"|e-?mail|click|go to"
    r"|call)\b:?(?: \S{1,80}){0,3}",
    r"(?:contact|e-?mail|write to)(?: (?:the )?(?:author|writer|reporter|editor|us))?"
    r"(?: [\w .]{2,40})?"
    r" at:? ?\S+@\S+\.?",
    r"(?:the )?(?:author|writer|reporter)s? can be (?:reached|contacted|followed).{2,160}",
    r"editor[’']?s note: this (?:article|story) (?:was|is|has been) (?:originally |first )?"
    r"(?:published|from|part).{2,300}",
    r"follow [\w@' .]{2,40} on (?:twitter|facebook|instagram|google news|telegram|x"
    r"|linkedin|whatsapp"
    r"|youtube)\b.{0,300}",
    r"for more (?:stories|news|articles)(?: like this)?,? (?:check|visit|click|follow"
    r"|go to).{2,120}",
    r"(?:you must|please) (?:log ?in|sign ?in|confirm|log ?out)[^.!?]{0,80}(?:comment"
    r"|display name).{0,120}",
    r"(?:got|have) a (?:news )?(?:story|tip).{0,160}|are you affected\?.{0,160}",
    r"do you have a (?:story|tip|news tip).{0,200}|(?:got|have) a (?:story|tip)\?.{0,160}",
)
"""Sentences about the page, the site, the archive or rights in it."""

ANYWHERE = _any(
    r".{0,120}\bcookies\b.{0,500}",
    r"(?:©|\(c\)|copyright).{0,250}",
    r"all rights reserved.{0,200}",
    r"(?:follow|like|join|find) .{0,300}",
    r".{0,200}\byou (?:agree|accept|consent|acknowledge|confirm)\b.{0,300}",
)
"""Notices that no article holds in the middle of its text; others are notices only at its ends."""

CREDIT = _any(
    r"\(? ?(?:additional |further )?(?:reporting|writing|editing|compiled|translated"
    r"|written|edited)"
    r" (?:by|from|in) [^.!?]{3,220}(?:[;.,] ?(?:additional |further )?(?:reporting|writing|editing"
    r"|compiled|translated|written|edited) (?:by|from|in) [^.!?]{3,160}){0,4}\.? ?\)?\.?",
    r"[^!?]{3,160} contributed (?:reporting|to this (?:report|story|article)|reporting [^!?]{2,90}"
    r"|to this (?:report|story|article) from [^!?]{2,60})\.?",
    r"\(?(?:with|including) (?:inputs?|reporting|additional reporting|files|agencies|agency)"
    r"(?: reports?| inputs?)?(?: (?:from|by) [^.!?]{2,100})?\.?\)?",
)
"""Who else had a hand in it; stands at the end."""

PHOTO_WORDS = _any(
    r"\((?:file )?(?:photo|image|picture|credit|source|ap photo|afp photo)\b[^()]{0,80}\)",
    r"\b(?:photo|image|picture|photograph|credit|source)s?(?: credit| by| courtesy(?: of)?)?: ?"
    r"[A-Z][^.!?]{2,60}$",
    r"\b(?:photo|image|picture|photograph) (?:by|courtesy of) [A-Z][^.!?]{2,60}\)?$",
    r"[(/|] ?(?:reuters|afp|ap|epa|getty(?: images)?|tass|xinhua|ria novosti|sputnik|dpa|upi"
    r"|shutterstock|bloomberg)(?: ?[/,-] ?[\w .-]{2,40})?[)\]]?$",
    r"\b(?:reuters|afp|ap photo|epa|tass|getty images|via getty images|via reuters|via ap)"
    r"(?: ?[/-] ?[\w .-]{2,40})$",
    r"\b(?:ap|afp|file|handout|reuters|getty) (?:photo|images?|picture)s?(?:/[\w "
    r".-]{2,40})?\.?\)?$",
    r"\bgetty images$|\bfile (?:photo|picture|image)\b[^.]{0,40}\.?$",
)
"""Somewhere in a line (mostly at its end): whose photograph it is."""

CAPTION_HEAD = re.compile(
    r"(?:photo(?:graph)?|image|picture|caption|image caption|photo caption|file photo"
    r"|file)\s?[:|]\s?\S.*",
    re.IGNORECASE,
)
"""A line that opens by saying that it is a caption."""

ADDRESS_HEAD = re.compile(
    r"(?:original (?:url|link|address|article|source)|source(?: url| link)?|url|permalink|link"
    r"|retrieved from|web address|available at|read (?:it|the original)(?: at| here)?)\s?:?",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"[<(\[]{0,2}(?P<url>(?:https?://|www\.)[^\s<>\"')\]]{3,1500})[>)\]]{0,2}\.?")
ADDRESSED = re.compile(
    r"(?:original (?:url|link|article|source)|source(?: url)?|url|permalink|link|retrieved from"
    r"|available at)\s?:?\s{0,3}[<(\[]?(?P<url>(?:https?://|www\.)[^\s<>\"')\]]{3,1500})[>)\]]?\.?",
    re.IGNORECASE,
)
BARE_ADDRESS = re.compile(r"[<\[(]?(?:[\w-]{1,63}\.){1,4}(?:com|org|net|ru|co\.uk|in"
                          r"|info|eu|de|fr|cn)"
                          r"(?:/[^\s<>]{0,300})?[>\])]?", re.IGNORECASE)  # fmt: skip

SECTION = _any(
    r"(?:home|news|world|politics|europe|asia|africa|americas|middle east|opinion|business|sports?"
    r"|international|national|analysis|comment(?:ary)?|editorial|features?|diplomacy|defen[cs]e|us"
    r"|u\.s\.|uk|russia|world news|top news|top stories|breaking news|foreign policy|exclusive|live"
    r"|economy|latest|interview|perspectives?)(?: ?[>/|»›·] ?[\w .&]{2,30}){0,5}",
)
"""The name of a section, above a title."""
