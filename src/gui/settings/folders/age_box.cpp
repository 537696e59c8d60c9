#include "gui/settings/folders/age_box.h"

#include "store/folders/watched_folder.h"
#include "words/numbers.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;
using store::WatchedFolder;

namespace gui {

namespace {

constexpr int secondsOfMinute = 60;
constexpr int smallStep = 10;

// "2 min", "90 s", "1 min 30 s"; without a unit: minutes.
std::optional<int> secondsIn(const QString &text)
{
    static const QString minutes = u"(\\d{1,4})\\s*(?:m(?:in(?:utes?)?)?|分钟?)"_s;
    static const QString seconds = u"(\\d{1,4})\\s*(?:s(?:ec(?:onds?)?)?|秒)"_s;
    static const QRegularExpression form(u"^\\s*(?:(\\d{1,4})|%1|%2|%1\\s*%2)\\s*$"_s.arg(minutes, seconds),
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&match](int group) {
        return match.captured(group).toInt();
    };
    return (number(1) + number(2) + number(4)) * secondsOfMinute + number(3) + number(5);
}

} // namespace

AgeBox::AgeBox(QWidget *parent) : QSpinBox(parent)
{
    setRange(WatchedFolder::leastAge, WatchedFolder::mostAge);
}

void AgeBox::stepBy(int steps)
{
    int seconds = value();
    for (int left = std::abs(steps); left > 0; --left) {
        const bool isUp = steps > 0;
        const bool isSmall = isUp ? seconds < secondsOfMinute : seconds <= secondsOfMinute;
        const int step = isSmall ? smallStep : secondsOfMinute;
        // To the next whole one.
        seconds = isUp ? (seconds / step + 1) * step : (seconds - 1) / step * step;
    }
    setValue(seconds);
    selectAll();
}

QAbstractSpinBox::StepEnabled AgeBox::stepEnabled() const
{
    StepEnabled possible = StepNone;
    if (value() > minimum())
        possible |= StepDownEnabled;
    if (value() < maximum())
        possible |= StepUpEnabled;
    return possible;
}

QString AgeBox::textFromValue(int seconds) const
{
    if (seconds == WatchedFolder::mostAge)
        return tr("60 min"); // not an hour
    const int rest = seconds % secondsOfMinute;
    if (seconds < secondsOfMinute || rest == 0)
        return words::durationText(seconds);
    return words::durationText(seconds - rest) + u' ' + words::durationText(rest);
}

int AgeBox::valueFromText(const QString &text) const
{
    return std::clamp(secondsIn(text).value_or(value()), minimum(), maximum());
}

QValidator::State AgeBox::validate(QString &text, int &) const
{
    const std::optional<int> seconds = secondsIn(text);
    return seconds && *seconds >= minimum() && *seconds <= maximum() ? QValidator::Acceptable
                                                                     : QValidator::Intermediate;
}

// The nearest there is, or what was there before.
void AgeBox::fixup(QString &text) const
{
    text = textFromValue(valueFromText(text));
}

} // namespace gui
