#include "words/reasons/problems.h"

#include "words/words_context.h"
#include "youku/shoot_time.h"

#include <QLocale>

namespace words {

namespace {

using youku::Field;
using youku::FieldProblem;
using youku::Problem;

QString number(int value)
{
    return QLocale().toString(value);
}

QString titleProblem(const FieldProblem &problem)
{
    switch (problem.problem) {
    case Problem::Empty:
        return Words::tr("The title is empty");
    case Problem::TooShort:
        return problem.amount == 1
                   ? Words::tr("The title has 1 character, %1 at least").arg(number(problem.limit))
                   : Words::tr("The title has %1 characters, %2 at least")
                         .arg(number(problem.amount), number(problem.limit));
    case Problem::TooLong:
        return problem.amount == 1
                   ? Words::tr("The title is 1 character too long")
                   : Words::tr("The title is %1 characters too long").arg(number(problem.amount));
    case Problem::OnlyDigits:
        return Words::tr("The title needs more than digits");
    case Problem::Placeholder:
        return Words::tr(
                   "“%1” stands for nothing here; {name}, {date} and {n} stand for file name, date, number")
            .arg(problem.subject);
    default:
        return {};
    }
}

QString tagProblem(const FieldProblem &problem)
{
    const QString &tag = problem.subject;
    switch (problem.problem) {
    case Problem::TooShort:
        return Words::tr("“%1” is too short; a tag has at least %2 letters").arg(tag, number(problem.limit));
    case Problem::TooLong:
        return (youku::hasHan(tag) // its letters are called otherwise in Chinese
                    ? Words::tr("“%1” has %2 letters; a tag has at most %3. Shorten it or remove it.",
                                "of Chinese script")
                    : Words::tr("“%1” has %2 letters; a tag has at most %3. Shorten it or remove it."))
            .arg(tag, number(problem.amount + problem.limit), number(problem.limit));
    case Problem::TooMany:
        return Words::tr("%1 tags at most; there are %2").arg(number(problem.limit), number(problem.amount));
    case Problem::Twice:
        return Words::tr("The tag “%1” is there twice").arg(tag);
    case Problem::BadCharacter:
        return Words::tr("“%1” has a comma; make two tags of it").arg(tag);
    default:
        return {};
    }
}

QString passwordProblem(const FieldProblem &problem)
{
    switch (problem.problem) {
    case Problem::Empty:
        return Words::tr("The watch password is empty");
    case Problem::TooLong:
    case Problem::BadCharacter:
        return Words::tr("Watch password: letters and digits only, %1 at most")
            .arg(number(youku::limits::watchPasswordMax));
    case Problem::Contradicts:
        return Words::tr("A watch password needs the privacy “password”; it is “%1”").arg(problem.subject);
    default:
        return {};
    }
}

QString placeProblem(const FieldProblem &problem)
{
    if (problem.problem == Problem::NotUnderstood && !problem.subject.isEmpty())
        return Words::tr("%1 cannot be “%2”; degrees, for instance 31.2")
            .arg(fieldLabel(problem.field), problem.subject);
    if (problem.problem != Problem::OutOfRange)
        return {};
    return Words::tr("%1 goes from -%2 to %2 degrees").arg(fieldLabel(problem.field), number(problem.limit));
}

QString timeProblem(const FieldProblem &problem)
{
    const QString example = problem.subject + u' ' + youku::offsetText(problem.amount);
    switch (problem.problem) {
    case Problem::Skipped:
        return Words::tr("Clocks here skipped %1; write another time, or with its offset from UTC: %2")
            .arg(problem.subject, example);
    case Problem::TwoMoments:
        return Words::tr("Clocks here showed %1 twice; write it with its offset from UTC: %2")
            .arg(problem.subject, example);
    default:
        return {};
    }
}

QString accountProblem(const FieldProblem &problem)
{
    if (problem.problem != Problem::NotUnderstood || problem.subject.isEmpty())
        return {};
    return Words::tr("There is no account “%1”").arg(problem.subject);
}

// For combinations that no check of today makes, and for JSON that was not understood.
QString anyProblem(const FieldProblem &problem)
{
    const QString field = fieldLabel(problem.field);
    switch (problem.problem) {
    case Problem::Empty:
        return Words::tr("%1 is empty").arg(field);
    case Problem::TooShort:
        return Words::tr("%1 is too short").arg(field);
    case Problem::TooLong:
        return problem.amount == 1
                   ? Words::tr("%1 is 1 character too long").arg(field)
                   : Words::tr("%1 is %2 characters too long").arg(field, number(problem.amount));
    case Problem::OnlyDigits:
        return Words::tr("%1 needs more than digits").arg(field);
    case Problem::Placeholder:
        return Words::tr("%1: “%2” stands for nothing").arg(field, problem.subject);
    case Problem::TooMany:
        return Words::tr("%1: %2 at most").arg(field, number(problem.limit));
    case Problem::Twice:
        return Words::tr("%1: “%2” is there twice").arg(field, problem.subject);
    case Problem::BadCharacter:
        return Words::tr("%1 has a character that Youku does not take").arg(field);
    case Problem::OutOfRange:
        return Words::tr("%1 is out of range").arg(field);
    case Problem::Contradicts:
        return Words::tr("%1 does not go with “%2”").arg(field, problem.subject);
    case Problem::Skipped:
    case Problem::TwoMoments:
    case Problem::NotUnderstood:
        return problem.subject.isEmpty() ? Words::tr("%1 is not understood").arg(field)
                                         : Words::tr("%1 cannot be “%2”").arg(field, problem.subject);
    }
    return {};
}

} // namespace

QString fieldLabel(Field field)
{
    switch (field) {
    case Field::Title:
        return Words::tr("Title");
    case Field::Tags:
        return Words::tr("Tags");
    case Field::Category:
        return Words::tr("Category");
    case Field::Description:
        return Words::tr("Description");
    case Field::Copyright:
        return Words::tr("Copyright");
    case Field::Privacy:
        return Words::tr("Privacy");
    case Field::WatchPassword:
        return Words::tr("Watch password");
    case Field::Latitude:
        return Words::tr("Latitude");
    case Field::Longitude:
        return Words::tr("Longitude");
    case Field::ShootTime:
        return Words::tr("Shoot time");
    case Field::Account:
        return Words::tr("Account");
    }
    return {};
}

QString problemSentence(const FieldProblem &problem)
{
    QString sentence;
    switch (problem.field) {
    case Field::Title:
        sentence = titleProblem(problem);
        break;
    case Field::Tags:
        sentence = tagProblem(problem);
        break;
    case Field::WatchPassword:
        sentence = passwordProblem(problem);
        break;
    case Field::Latitude:
    case Field::Longitude:
        sentence = placeProblem(problem);
        break;
    case Field::ShootTime:
        sentence = timeProblem(problem);
        break;
    case Field::Account:
        sentence = accountProblem(problem);
        break;
    default:
        break;
    }
    return sentence.isEmpty() ? anyProblem(problem) : sentence;
}

} // namespace words
