#include "base/redaction.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMutex>
#include <QRegularExpression>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace base {

namespace {

constexpr qsizetype shortest = 4;      // shorter values would take ordinary words out
constexpr qsizetype shortestPart = 12; // the beginning of a secret that was cut off
constexpr qsizetype shortestInBase64 = 8;
constexpr int mostLayers = 6; // of encodings one in another

// Bytes, and for each where it began in the text they were decoded from; one more for the end. Nobody who
// only wants to know whether something is there asks for origins.
struct Decoded {
    QByteArray bytes;
    QList<qsizetype> origin;
};

enum class Origins { Wanted, NotWanted };

int hexDigit(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    const char lower = char(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The number of `count` hex digits at a place; -1 when they are none.
int hexAt(const QByteArray &bytes, qsizetype at, int count)
{
    if (at + count > bytes.size())
        return -1;
    int value = 0;
    for (int i = 0; i < count; ++i) {
        const int digit = hexDigit(bytes[at + i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

struct Step {
    QByteArray bytes;     // what it stands for
    qsizetype length = 1; // of its spelling
};

// &amp; &#43; &#x2b;
Step entityAt(const QByteArray &bytes, qsizetype at)
{
    constexpr qsizetype longestEntity = 10;
    const qsizetype end = bytes.indexOf(';', at);
    if (end < 0 || end - at > longestEntity)
        return {bytes.mid(at, 1)};
    const QByteArray name = bytes.mid(at + 1, end - at - 1);
    static const QList<std::pair<QByteArray, QByteArray>> named = {
        {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
    for (const auto &[known, character] : named) {
        if (name == known)
            return {character, end - at + 1};
    }
    if (!name.startsWith('#'))
        return {bytes.mid(at, 1)};
    const bool hex = name.startsWith("#x") || name.startsWith("#X");
    bool understood = false;
    const uint number = hex ? name.mid(2).toUInt(&understood, 16) : name.mid(1).toUInt(&understood, 10);
    if (!understood || number > 0xffff)
        return {bytes.mid(at, 1)};
    return {QString(QChar(ushort(number))).toUtf8(), end - at + 1};
}

Step escapeAt(const QByteArray &bytes, qsizetype at)
{
    const char next = at + 1 < bytes.size() ? bytes[at + 1] : '\0';
    if (next == 'u') {
        const int unit = hexAt(bytes, at + 2, 4);
        return unit < 0 ? Step{bytes.mid(at, 1)} : Step{QString(QChar(ushort(unit))).toUtf8(), 6};
    }
    if (next == 'x') {
        const int byte = hexAt(bytes, at + 2, 2);
        return byte < 0 ? Step{bytes.mid(at, 1)} : Step{QByteArray(1, char(byte)), 4};
    }
    return next == '/' || next == '"' || next == '\\' ? Step{QByteArray(1, next), 2} : Step{bytes.mid(at, 1)};
}

Step stepAt(const QByteArray &bytes, qsizetype at)
{
    switch (bytes[at]) {
    case '%': {
        const int byte = hexAt(bytes, at + 1, 2);
        return byte < 0 ? Step{bytes.mid(at, 1)} : Step{QByteArray(1, char(byte)), 3};
    }
    case '\\':
        return escapeAt(bytes, at);
    case '&':
        return entityAt(bytes, at);
    case '_': // Base64 for URLs
        return {"/"};
    default: // a blank in forms, and Base64 for URLs
        return {" "};
    }
}

Decoded decodedOnce(const Decoded &before)
{
    Decoded after;
    after.bytes.reserve(before.bytes.size());
    const bool wanted = !before.origin.isEmpty();
    if (wanted)
        after.origin.reserve(before.bytes.size() + 1);
    for (qsizetype at = 0; at < before.bytes.size();) {
        if (!std::strchr("%\\&+-_", before.bytes[at]) || before.bytes[at] == '\0') {
            after.bytes += before.bytes[at];
            if (wanted)
                after.origin.append(before.origin[at]);
            ++at;
            continue;
        }
        const Step step = stepAt(before.bytes, at);
        after.bytes += step.bytes;
        for (qsizetype i = 0; wanted && i < step.bytes.size(); ++i)
            after.origin.append(before.origin[at]);
        at += step.length;
    }
    if (wanted)
        after.origin.append(before.origin.last());
    return after;
}

// One form for all spellings of the same.
Decoded decoded(const QByteArray &bytes, Origins origins = Origins::NotWanted)
{
    Decoded now;
    now.bytes = bytes;
    for (qsizetype i = 0; origins == Origins::Wanted && i <= bytes.size(); ++i)
        now.origin.append(i);
    for (int layer = 0; layer < mostLayers; ++layer) {
        Decoded next = decodedOnce(now);
        const bool done = next.bytes == now.bytes;
        now = std::move(next);
        if (done)
            break;
    }
    return now;
}

// What Base64 makes of the secret wherever it stands in a longer text: the same but for its edges.
QList<QByteArray> inBase64(const QByteArray &secret)
{
    QList<QByteArray> cores;
    for (qsizetype before = 0; before < 3; ++before) {
        const QByteArray coded = (QByteArray(before, 'x') + secret).toBase64(QByteArray::OmitTrailingEquals);
        const qsizetype first = (before * 8 + 5) / 6;
        const qsizetype last = (before + secret.size()) * 8 / 6;
        if (last - first >= shortestInBase64)
            cores.append(coded.mid(first, last - first));
    }
    return cores;
}

// What of a secret is enough: it may be cut off.
QByteArray beginningOf(const QByteArray &secret)
{
    return secret.size() >= shortestPart + shortest ? secret.left(shortestPart) : secret;
}

// Where the text holds the secret, or the beginning of it that is all there is left.
void markFound(const Decoded &text, const QByteArray &secret, QList<bool> *marked)
{
    const QByteArray begin = beginningOf(secret);
    for (qsizetype at = text.bytes.indexOf(begin); at >= 0; at = text.bytes.indexOf(begin, at + 1)) {
        const auto tail = text.bytes.cbegin() + at;
        const auto end = std::mismatch(tail, text.bytes.cend(), secret.cbegin(), secret.cend()).first;
        const qsizetype last = end - text.bytes.cbegin();
        std::fill(marked->begin() + text.origin[at], marked->begin() + text.origin[last], true);
    }
}

bool holdsOne(const QByteArray &text, const QList<QByteArray> &secrets)
{
    const QByteArray plain = decoded(text).bytes;
    return std::any_of(secrets.begin(), secrets.end(),
                       [&](const QByteArray &secret) { return plain.contains(beginningOf(secret)); });
}

QByteArray withoutFound(const QByteArray &line, const QList<QByteArray> &secrets)
{
    if (!holdsOne(line, secrets))
        return line;
    const Decoded plain = decoded(line, Origins::Wanted);
    QList<bool> marked(line.size() + 1, false);
    for (const QByteArray &secret : secrets)
        markFound(plain, secret, &marked);
    QByteArray clean;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (!marked[i])
            clean += line[i];
        else if (i == 0 || !marked[i - 1])
            clean += "***";
    }
    return clean;
}

// name=value in URLs and forms, "name":"value" in JSON, also with escaped quotes; whole header lines; the
// user before the host of a URL.
QString withoutNamed(QString text)
{
    static const QRegularExpression named(
        uR"re((\b\w*(?:token|secret|password)\\?"?\s*(?:[=:]|%3[dDaA])\s*)(\\?"(?:[^"\\]|\\[^"])*\\?"|[^&\s,;"}]+))re"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression headers(u"((?:cookie|authorization)\\s*[:=]\\s*)[^\\n]+"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression users(u"://[^/\\s@]+@"_s);
    text.replace(named, u"\\1***"_s);
    text.replace(headers, u"\\1***"_s);
    text.replace(users, u"://***@"_s);
    return text;
}

// As it looks decoded, in each of its spellings that decoding does not undo.
QList<QByteArray> spellingsOf(const QString &secret)
{
    QList<QByteArray> spellings = {decoded(secret.toUtf8()).bytes};
    for (const QByteArray &core : inBase64(secret.toUtf8()))
        spellings.append(decoded(core).bytes);
    return spellings;
}

struct HiddenValue {
    QList<QByteArray> spellings;
    int holders = 0;
};

QBasicMutex hiddenMutex;

QHash<QString, HiddenValue> &hiddenValues()
{
    static QHash<QString, HiddenValue> values;
    return values;
}

void reveal(const QString &secret)
{
    const QMutexLocker locker(&hiddenMutex);
    const auto value = hiddenValues().find(secret);
    if (value != hiddenValues().end() && --value->holders == 0)
        hiddenValues().erase(value);
}

// In all their spellings; none that is shorter.
QList<QByteArray> decodedSecrets(const QStringList &also, qsizetype atLeast = shortest)
{
    QList<QByteArray> spellings;
    for (const QString &secret : also) {
        if (secret.size() >= atLeast)
            spellings += spellingsOf(secret);
    }
    const QMutexLocker locker(&hiddenMutex);
    for (auto value = hiddenValues().cbegin(); value != hiddenValues().cend(); ++value) {
        if (value.key().size() >= atLeast)
            spellings += value->spellings;
    }
    return spellings;
}

} // namespace

void hide(const QString &secret)
{
    if (secret.size() < shortest)
        return;
    const QList<QByteArray> spellings = spellingsOf(secret);
    const QMutexLocker locker(&hiddenMutex);
    HiddenValue &value = hiddenValues()[secret];
    value.spellings = spellings;
    ++value.holders;
}

Hidden::Hidden(const QStringList &secrets)
{
    QStringList hidden;
    for (const QString &secret : secrets) {
        if (secret.size() >= shortest)
            hidden.append(secret);
    }
    for (const QString &secret : std::as_const(hidden))
        hide(secret);
    m_held = std::shared_ptr<const void>(nullptr, [hidden](const void *) {
        for (const QString &secret : hidden)
            reveal(secret);
    });
}

QString redacted(const QString &text, const QStringList &also)
{
    const QList<QByteArray> secrets = decodedSecrets(also);
    if (secrets.isEmpty())
        return withoutNamed(text);
    QList<QByteArray> lines = text.toUtf8().split('\n');
    for (QByteArray &line : lines)
        line = withoutFound(line, secrets);
    return withoutNamed(QString::fromUtf8(lines.join('\n')));
}

// Redacted again once it is plain: what was taken out may have stood within a secret. Cut last.
QString redactedWords(const QString &text, const QStringList &also, int most)
{
    const QString plain = plainLine(redacted(text, also));
    return shortened(redacted(plain, also), most);
}

QString redactedName(const QString &name, const QStringList &also)
{
    return holdsOne(name.toUtf8(), decodedSecrets(also, shortestPart)) ? u"***"_s : name;
}

} // namespace base
