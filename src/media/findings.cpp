#include "media/findings.h"

#include "base/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace media {

namespace {

constexpr int usualDepth = 8; // bits

using Applies = bool (*)(const Facts &, const Measure &, Finding &);

// One row: what it is called, how much it weighs, and whether it applies. `applies` may add numbers.
struct Row {
    FindingKind kind;
    Weight weight;
    const char *name;
    Applies applies;
};

bool flawIs(Flaw::Kind kind, const Facts &facts, Finding &finding)
{
    const Flaw *flaw = facts.flaw(kind);
    if (flaw)
        finding.flaw = *flaw;
    return flaw;
}

// Neither film nor sound that anybody could tell.
bool isNothing(const Facts &facts)
{
    return facts.flaw(Flaw::Kind::Empty) || facts.flaw(Flaw::Kind::NotMedia)
           || facts.flaw(Flaw::Kind::NoIndex);
}

bool isEmpty(const Facts &facts, const Measure &, Finding &finding)
{
    return flawIs(Flaw::Kind::Empty, facts, finding) || facts.size == 0;
}

bool isNotMedia(const Facts &facts, const Measure &, Finding &finding)
{
    return flawIs(Flaw::Kind::NotMedia, facts, finding);
}

bool lacksIndex(const Facts &facts, const Measure &, Finding &finding)
{
    if (!facts.flaw(Flaw::Kind::NoIndex))
        return false;
    return flawIs(Flaw::Kind::CutOff, facts, finding) || flawIs(Flaw::Kind::NoIndex, facts, finding);
}

bool lacksVideo(const Facts &facts, const Measure &, Finding &)
{
    return facts.size > 0 && !isNothing(facts) && !facts.video();
}

bool isTooLarge(const Facts &facts, const Measure &measure, Finding &finding)
{
    finding.mostBytes = measure.mostBytes.value_or(0);
    return finding.mostBytes > 0 && facts.size > finding.mostBytes;
}

bool isCutOff(const Facts &facts, const Measure &, Finding &finding)
{
    return !isNothing(facts) && flawIs(Flaw::Kind::CutOff, facts, finding);
}

bool lacksDuration(const Facts &facts, const Measure &, Finding &finding)
{
    return !isNothing(facts) && flawIs(Flaw::Kind::NoDuration, facts, finding);
}

bool isDamaged(const Facts &facts, const Measure &, Finding &finding)
{
    return flawIs(Flaw::Kind::Damaged, facts, finding);
}

bool lacksSound(const Facts &facts, const Measure &, Finding &)
{
    return facts.video() && !facts.audio();
}

bool hasUnlistedCodec(const Facts &facts, const Measure &measure, Finding &finding)
{
    const Stream *video = facts.video();
    finding.codec = video ? video->codec : QString();
    return video && !measure.levels.names(video->codec);
}

bool isShort(const Facts &facts, const Measure &measure, Finding &finding)
{
    finding.seconds = facts.duration.value_or(0);
    finding.leastSeconds = measure.levels.leastSeconds();
    return facts.video() && facts.duration && finding.seconds < finding.leastSeconds;
}

bool isDeep(const Facts &facts, const Measure &, Finding &finding)
{
    const Stream *video = facts.video();
    if (!video)
        return false;
    finding.bitDepth = video->bitDepth;
    finding.hdr = video->hdr;
    return finding.bitDepth > usualDepth || !finding.hdr.isEmpty();
}

bool isInterlaced(const Facts &facts, const Measure &, Finding &)
{
    return facts.video() && facts.video()->interlaced;
}

bool hasVaryingRate(const Facts &facts, const Measure &, Finding &)
{
    return facts.video() && facts.video()->varyingRate;
}

bool isRotated(const Facts &facts, const Measure &, Finding &finding)
{
    finding.rotation = facts.video() ? facts.video()->rotation : 0;
    return finding.rotation != 0;
}

bool hasLevel(const Facts &facts, const Measure &measure, Finding &finding)
{
    const auto reached = measure.levels.reachedBy(facts);
    finding.bitsPerSecond = facts.bitRate;
    finding.reached = reached.value_or(ReachedLevel());
    return reached.has_value();
}

bool hasPcmSound(const Facts &facts, const Measure &, Finding &)
{
    return facts.video() && facts.audio() && facts.audio()->codec.startsWith("pcm_"_L1);
}

constexpr Row rows[] = {
    {FindingKind::Empty, Weight::Stops, "empty", isEmpty},
    {FindingKind::NotMedia, Weight::Stops, "not_media", isNotMedia},
    {FindingKind::NoIndex, Weight::Stops, "no_index", lacksIndex},
    {FindingKind::NoVideo, Weight::Stops, "no_video", lacksVideo},
    {FindingKind::TooLarge, Weight::Stops, "too_large", isTooLarge},
    {FindingKind::CutOff, Weight::Warns, "cut_off", isCutOff},
    {FindingKind::NoDuration, Weight::Warns, "no_duration", lacksDuration},
    {FindingKind::Damaged, Weight::Warns, "damaged", isDamaged},
    {FindingKind::NoSound, Weight::Warns, "no_sound", lacksSound},
    {FindingKind::UnlistedCodec, Weight::Warns, "unlisted_codec", hasUnlistedCodec},
    {FindingKind::Short, Weight::Warns, "short", isShort},
    {FindingKind::HighDepth, Weight::Warns, "high_depth", isDeep},
    {FindingKind::Interlaced, Weight::Warns, "interlaced", isInterlaced},
    {FindingKind::VaryingRate, Weight::Warns, "varying_rate", hasVaryingRate},
    {FindingKind::Rotated, Weight::Warns, "rotated", isRotated},
    {FindingKind::Level, Weight::Notes, "level", hasLevel},
    {FindingKind::PcmSound, Weight::Notes, "pcm_sound", hasPcmSound},
};

constexpr base::Named<Weight> weightNames[] = {
    {Weight::Stops, "stops"},
    {Weight::Warns, "warns"},
    {Weight::Notes, "notes"},
};

} // namespace

QList<Finding> findingsOf(const Facts &facts, const Measure &measure)
{
    QList<Finding> findings;
    for (const Row &row : rows) {
        Finding finding{.kind = row.kind, .weight = row.weight};
        if (row.applies(facts, measure, finding))
            findings.append(finding);
    }
    return findings;
}

QList<Finding> findingsOf(const Look &look, const Measure &measure)
{
    if (look.outcome == Look::Outcome::Unreadable)
        return {};
    QList<Finding> findings = findingsOf(look.facts, measure);
    if (look.outcome != Look::Outcome::Looked)
        findings.removeIf([](const Finding &finding) {
            return finding.kind != FindingKind::Empty && finding.kind != FindingKind::TooLarge;
        });
    return findings;
}

bool stops(const QList<Finding> &findings)
{
    return std::any_of(findings.cbegin(), findings.cend(),
                       [](const Finding &finding) { return finding.weight == Weight::Stops; });
}

bool mayKeepFromEncoding(FindingKind kind)
{
    switch (kind) {
    case FindingKind::TooLarge: // it arrived
    case FindingKind::NoSound:
    case FindingKind::Short:
    case FindingKind::Interlaced:
    case FindingKind::Rotated:
    case FindingKind::Level:
    case FindingKind::PcmSound:
        return false;
    default:
        return true;
    }
}

QString doubtOf(const QList<Finding> &findings)
{
    return stops(findings) ? findingName(findings.first().kind) : QString(); // those that stop come first
}

base::Error errorOf(const Finding &finding)
{
    using base::ErrorKind;
    switch (finding.kind) {
    case FindingKind::Empty:
        return base::localError(ErrorKind::FileEmpty);
    case FindingKind::TooLarge:
        return base::localError(ErrorKind::FileTooLarge, base::AtMost{finding.mostBytes});
    default:
        return base::localError(ErrorKind::FileUnusable);
    }
}

QString findingName(FindingKind kind)
{
    const auto row =
        std::find_if(std::begin(rows), std::end(rows), [kind](const Row &each) { return each.kind == kind; });
    return QLatin1StringView(row->name);
}

std::optional<FindingKind> findingFromName(const QString &name)
{
    const auto row = std::find_if(std::begin(rows), std::end(rows),
                                  [&name](const Row &each) { return name == QLatin1StringView(each.name); });
    return row == std::end(rows) ? std::nullopt : std::optional(row->kind);
}

QString weightName(Weight weight)
{
    return base::nameOf(weightNames, weight);
}

QJsonObject toJson(const Finding &finding)
{
    QJsonObject object = toJson(finding.flaw);
    object.insert("kind"_L1, findingName(finding.kind));
    object.insert("weight"_L1, weightName(finding.weight));
    if (finding.kind == FindingKind::Level)
        object.insert("level"_L1, finding.reached.level.id);
    return object;
}

} // namespace media
