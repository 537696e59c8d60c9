#include "gui/status/run_words.h"

#include "words/numbers.h"
#include "words/uploads/amounts.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <functional>

using transfer::Activity;
using transfer::Upload;
using transfer::UploadId;

namespace gui {

namespace {

constexpr qint64 longRun = qint64(3) * 60 * 60; // seconds
constexpr int namesAtMost = 5;
constexpr int firstOther = 100; // keys below are those of activities
enum OtherPart { Share = firstOther, Time, Remark, NeedsYouPart, DraftsPart, NoRun };

QString countWords(Activity activity, int count)
{
    switch (activity) {
    case Activity::Running:
        return Run::tr("%n uploading", nullptr, count);
    case Activity::Hashing:
        return Run::tr("%n checking", nullptr, count);
    case Activity::Finishing:
        return Run::tr("%n finishing", nullptr, count);
    case Activity::Retrying:
        return Run::tr("%n retrying", nullptr, count);
    case Activity::WaitingForNetwork:
        return Run::tr("%n waiting for network", nullptr, count);
    case Activity::Paused:
        return Run::tr("%n paused", nullptr, count);
    case Activity::StillBeingWritten:
        return Run::tr("%n being written", nullptr, count);
    default:
        return Run::tr("%n waiting", nullptr, count);
    }
}

QString timeWords(const transfer::TimeLeft &left)
{
    if (left.least > longRun) {
        const QTime end = QDateTime::currentDateTime().addSecs((left.least + left.most) / 2).time();
        return Run::tr("done about %1").arg(QLocale().toString(end, QStringLiteral("HH:mm")));
    }
    if (left.most < 60)
        return words::timeLeftText(left);
    return Run::tr("about %1 left").arg(words::spanText(left));
}

// Of the uploads that are meant, in queue order.
QString namesOf(const transfer::UploadQueue &queue, const std::function<bool(const Upload &)> &meant)
{
    QStringList names;
    int more = 0;
    for (const UploadId id : queue.order()) {
        const Upload *upload = queue.find(id);
        if (!upload || !meant(*upload))
            continue;
        if (names.size() < namesAtMost)
            names.append(rowPresentation(*upload, 0, 0).title);
        else
            ++more;
    }
    if (more > 0)
        names.append(Run::tr("%n more", "videos that are not named", more));
    return names.join(u'\n');
}

// For a turn or for a time.
Activity toldAs(Activity activity)
{
    return activity == Activity::Scheduled ? Activity::Waiting : activity;
}

class Parts
{
public:
    explicit Parts(const Run &run) : m_run(run), m_model(run.model()) {}

    QList<RunPart> made()
    {
        if (m_model.rowCount() == 0)
            add({NoRun, 0, {}, Run::tr("The list is empty"), {}});
        else if (m_run.any())
            addRun();
        else
            add({NoRun, 0, {}, Run::tr("Nothing is running"), {}});
        addCount(Activity::Paused, 2);
        addGroup(NeedsYouPart, Group::NeedsYou, 3,
                 Run::tr("%n needs you", nullptr, m_model.count(Group::NeedsYou)));
        addGroup(DraftsPart, Group::Drafts, 4, drafts());
        addCount(Activity::StillBeingWritten, 5);
        return m_parts;
    }

private:
    void addRun()
    {
        add({Share, 0, {}, m_run.percent(), {}});
        for (const Activity activity : {Activity::Running, Activity::Hashing, Activity::Finishing,
                                        Activity::Retrying, Activity::Waiting, Activity::WaitingForNetwork})
            addCount(activity, 0);
        if (const auto left = m_run.progress().timeLeft; left && !m_run.allWaitForNetwork())
            add({Time, 0, {}, timeWords(*left), {}});
    }

    void addCount(Activity activity, int set)
    {
        const int count = m_model.count(activity)
                          + (activity == Activity::Waiting ? m_model.count(Activity::Scheduled) : 0);
        if (count > 0)
            add({int(activity), set, {}, countWords(activity, count), groupOf(activity)});
    }

    void addGroup(int key, Group group, int set, const QString &text)
    {
        if (m_model.count(group) > 0)
            add({key, set, {}, text, group});
    }

    // Where nothing runs, it matters whether anything could.
    QString drafts() const
    {
        const int all = m_model.count(Group::Drafts);
        const QString count = Run::tr("%n draft(s)", nullptr, all);
        if (m_run.any() || all == 0)
            return count;
        const QList<UploadId> &order = m_run.queue().order();
        const auto ready = std::count_if(order.cbegin(), order.cend(), [this](UploadId id) {
            const Upload *upload = m_run.queue().find(id);
            return upload && upload->activity() == Activity::NotStarted && upload->ready();
        });
        if (ready == 0)
            return count;
        return Run::tr("%1, %2").arg(count, all == 1
                                                ? Run::tr("ready to start", "the only draft")
                                                : Run::tr("%n of them ready to start", nullptr, int(ready)));
    }

    void add(RunPart part)
    {
        if (m_parts.isEmpty())
            part.joint.clear();
        else if (m_parts.last().key == Share)
            part.joint = Run::tr(" · ", "between the percentage and what runs");
        else if (part.set == 0)
            part.joint = Run::tr(", ", "between two that run");
        else if (m_parts.last().set == 0)
            part.joint = Run::tr(" · ", "between what runs and what does not");
        else
            part.joint = Run::tr(" · ", "between two that do not run");
        m_parts.append(part);
    }

    const Run &m_run;
    const QueueModel &m_model;
    QList<RunPart> m_parts;
};

} // namespace

QList<RunPart> runParts(const Run &run)
{
    return Parts(run).made();
}

QString wordsOf(const QList<RunPart> &parts)
{
    QString words;
    for (const RunPart &part : parts)
        words += part.joint + part.text;
    return words;
}

RunPart remark(const QString &text)
{
    return {Remark, 1, Run::tr(" · ", "between what runs and what does not"), text, {}};
}

QString runNames(const Run &run, int key)
{
    return namesOf(run.queue(), [key](const Upload &upload) {
        if (key == NeedsYouPart)
            return groupOf(upload) == Group::NeedsYou;
        if (key == DraftsPart)
            return groupOf(upload) == Group::Drafts;
        return int(toldAs(upload.activity())) == key;
    });
}

QString runTip(const Run &run)
{
    if (!run.any())
        return {};
    QStringList lines{words::amountSent(run.progress()), runNames(run, int(Activity::Running))};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace gui
