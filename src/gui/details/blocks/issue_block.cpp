#include "gui/details/blocks/issue_block.h"

#include "base/clock.h"
#include "base/moment.h"
#include "base/plain_text.h"
#include "gui/details/blocks/upload_report.h"
#include "words/moment_words.h"
#include "words/numbers.h"
#include "words/reasons/reasons.h"
#include "words/sentences.h"

using namespace Qt::StringLiterals;
using base::ErrorKind;

namespace gui {

namespace {

QString createSentence(const base::Error &error)
{
    if (error.kind == ErrorKind::Metadata)
        return IssueBlock::tr("Youku refused the details");
    if (error.kind == ErrorKind::Duplicate)
        return IssueBlock::tr("Youku has this video already");
    return IssueBlock::tr("Youku did not accept the upload");
}

// The step that went wrong, in words; the plain reason where no request was made.
QString stepSentence(const transfer::Upload &upload, const base::Error &error)
{
    if (error.fault == base::Fault::Local)
        return words::reasonFor(error).sentence;
    switch (error.operation) {
    case base::Operation::Create:
    case base::Operation::Describe:
        return createSentence(error);
    case base::Operation::Open:
    case base::Operation::Credentials:
    case base::Operation::NextSlice:
    case base::Operation::SendSlice:
        return upload.nothingSent() ? IssueBlock::tr("Sending the file could not begin")
                                    : IssueBlock::tr("Sending the file was interrupted");
    case base::Operation::Confirm:
        return IssueBlock::tr("Youku was asked how far it is");
    case base::Operation::Commit:
        if (error.kind == ErrorKind::Metadata)
            return IssueBlock::tr("Youku refused the details");
        return upload.record().instant ? IssueBlock::tr("Publishing was not confirmed")
                                       : IssueBlock::tr("All is sent; publishing was not confirmed");
    case base::Operation::Cancel:
        return IssueBlock::tr("Youku could not be told to cancel");
    case base::Operation::Spec:
    case base::Operation::Categories:
    case base::Operation::RefreshToken:
    case base::Operation::ShowVideo:
    case base::Operation::MyInfo:
        break;
    }
    return words::reasonFor(error).sentence;
}

QString whatWasSent(const transfer::Upload &upload)
{
    const transfer::UploadRecord &record = upload.record();
    if (upload.nothingSent())
        return IssueBlock::tr("Nothing was sent.");
    if (record.stage < transfer::Stage::Created)
        return IssueBlock::tr("What was sent before no longer counts.");
    if (record.transferred == 0)
        return IssueBlock::tr("Nothing of what was sent is confirmed.");
    const QString sent = words::sizeText(record.transferred);
    const bool lost = record.failure && words::reasonFor(*record.failure).next == words::NextStep::StartOver;
    return lost ? IssueBlock::tr("%1 already sent no longer count.").arg(sent)
                : IssueBlock::tr("%1 already sent are kept.").arg(sent);
}

// A network that lets nobody through says so in words of its own.
QString networkSentence(const base::Error &reason)
{
    if (reason.fault == base::Fault::Intercepted)
        return IssueBlock::tr("A web page answered in Youku’s place: this network wants you to sign in to it "
                              "first.");
    return words::paragraph({words::reasonFor(reason).sentence});
}

QString whatStays(const transfer::Upload &upload)
{
    const qint64 sent = upload.record().transferred;
    return sent > 0 ? IssueBlock::tr("%1 are at Youku and stay there.").arg(words::sizeText(sent))
                    : IssueBlock::tr("Nothing was sent.");
}

QString sinceWhen(const transfer::Wait &wait)
{
    const base::SystemClock clock; // as the engine's
    const qint64 ms = clock.nowMs() - (clock.monotonicMs() - wait.sinceMs);
    const QDateTime moment = base::utcMoment(ms);
    const bool today = moment.toLocalTime().date() == QDate::currentDate();
    return today ? words::clockText(moment) : words::momentText(moment);
}

} // namespace

IssueBlock::IssueBlock(QWidget *parent) : CommandBlock(parent) {}

void IssueBlock::showFor(const transfer::Upload *upload)
{
    if (upload && upload->wait().what == transfer::Wait::For::Line && !upload->record().failure)
        return showMetered(*upload);
    const std::optional<base::Error> issue = upload ? issueOf(*upload) : std::nullopt;
    setVisible(issue.has_value());
    if (!issue)
        return;
    if (upload->wait().what == transfer::Wait::For::Network && !upload->record().failure)
        showNetwork(*upload, *issue);
    else
        showIssue(*upload, *issue);
    setLinks(RowCommand::None, uploadReport(*upload));
}

void IssueBlock::showIssue(const transfer::Upload &upload, const base::Error &issue)
{
    const bool isFinal = upload.record().failure.has_value();
    const QString reason = words::reasonFor(issue).sentence;
    const QString step = stepSentence(upload, issue);
    QStringList facts;
    if (reason != step)
        facts << reason;
    if (!issue.message.isEmpty() && !reason.contains(issue.message))
        facts << tr("Answer: “%1”.").arg(base::shortened(issue.message, 300));
    facts << whatWasSent(upload) << (isFinal ? tr("Not retried by itself.") : tr("Retried by itself."));
    setTexts(step, words::paragraph(facts));
    setIcon(isFinal ? u"state-failed"_s : u"retry"_s, isFinal ? RowTone::Error : RowTone::Attention);
}

void IssueBlock::showNetwork(const transfer::Upload &upload, const base::Error &reason)
{
    setTexts(tr("Waiting for network since %1").arg(sinceWhen(upload.wait())),
             words::paragraph({networkSentence(reason), whatStays(upload)}));
    setIcon(u"state-network"_s, RowTone::Attention);
}

void IssueBlock::showMetered(const transfer::Upload &upload)
{
    setVisible(true);
    setTexts(tr("This connection is metered"),
             words::paragraph({tr("It goes on by itself on another."), whatStays(upload)}));
    setIcon(u"state-network"_s, RowTone::Attention);
    setLinks(RowCommand::None, {});
}

} // namespace gui
