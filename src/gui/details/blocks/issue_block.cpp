#include "gui/details/blocks/issue_block.h"

#include "base/plain_text.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"
#include "store/queue/happening_json.h"
#include "transfer/files/local_path.h"
#include "words/numbers.h"
#include "words/reasons/reasons.h"
#include "words/sentences.h"
#include "words/uploads/transport_words.h"

#include <QClipboard>
#include <QDateTime>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>

#include <optional>

using namespace Qt::StringLiterals;
using base::ErrorKind;

namespace gui {

namespace {

std::optional<base::Error> issueOf(const transfer::Upload &upload)
{
    if (upload.record().failure)
        return upload.record().failure;
    if (upload.wait().what == transfer::Wait::For::Retry)
        return upload.wait().reason;
    return std::nullopt;
}

QString createSentence(const base::Error &error)
{
    if (error.kind == ErrorKind::Metadata)
        return IssueBlock::tr("Youku refused the details");
    if (error.kind == ErrorKind::Duplicate)
        return IssueBlock::tr("Youku has this video already");
    if (error.fault == base::Fault::Code)
        return IssueBlock::tr("Youku did not accept the upload");
    return IssueBlock::tr("The upload could not be announced to Youku");
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

} // namespace

QString issueReport(const transfer::Upload &upload, const base::Error &error)
{
    const transfer::UploadRecord &record = upload.record();
    QStringList lines;
    lines << words::reasonFor(error).sentence << u"kind: "_s + base::kindName(error.kind);
    if (error.fault != base::Fault::Local)
        lines << u"step: "_s + base::operationName(error.operation);
    if (!error.code.isEmpty())
        lines << u"code: %1"_s.arg(error.jsonCode().toVariant().toString());
    if (error.httpStatus != 0)
        lines << u"http: %1"_s.arg(error.httpStatus);
    if (!error.message.isEmpty())
        lines << u"message: "_s + base::shownLine(error.message);
    lines << u"file: "_s + base::shownLine(transfer::shownFileName(record.path))
          << u"stage: "_s + transfer::stageName(record.stage)
          << u"confirmed: %1 of %2 bytes"_s.arg(record.transferred).arg(upload.progress().total);
    if (const QString way = words::wayFact(record); !way.isEmpty())
        lines << u"way: "_s + way;
    if (!record.videoId.isEmpty())
        lines << u"video: "_s + record.videoId;
    for (const QString &fact : store::happeningFacts(transfer::historyOf(record)))
        lines << u"happened: "_s + fact;
    lines << u"youchuan %1, %2"_s.arg(QString::fromLatin1(YOUCHUAN_VERSION),
                                      QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    return lines.join(u'\n') + u'\n';
}

IssueBlock::IssueBlock(QWidget *parent)
    : QFrame(parent)
    , m_icon(plainLabel())
    , m_step(plainLabel())
    , m_detail(markupLabel())
{
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_step);
    texts->addWidget(m_detail);
    layout->addLayout(texts, 1);
    m_step->setWordWrap(true);
    m_detail->setWordWrap(true);
    m_detail->setFont(smallFont(font()));
    m_detail->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_detail, &QLabel::linkActivated, this,
            [this] { QGuiApplication::clipboard()->setText(m_report); });
    colour();
    hide();
}

void IssueBlock::showFor(const transfer::Upload *upload)
{
    const std::optional<base::Error> issue = upload ? issueOf(*upload) : std::nullopt;
    setVisible(issue.has_value());
    if (!issue)
        return;
    m_final = upload->record().failure.has_value();
    const QString reason = words::reasonFor(*issue).sentence;
    m_step->setText(stepSentence(*upload, *issue));

    QStringList facts;
    if (reason != m_step->text())
        facts << reason;
    if (!issue->message.isEmpty() && !reason.contains(issue->message))
        facts << tr("Answer: “%1”.").arg(base::shortened(issue->message, 300));
    facts << whatWasSent(*upload) << (m_final ? tr("Not retried by itself.") : tr("Retried by itself."));
    const QString detail = words::paragraph(facts);
    const QString gap = detail.endsWith(u'。') ? QString() : u" "_s;
    const QString copy = tr("Copy details").replace(u' ', QChar::Nbsp).toHtmlEscaped(); // in one piece
    m_detail->setText(detail.toHtmlEscaped() + gap + u"<a href=\"copy\">%1</a>"_s.arg(copy));
    m_report = issueReport(*upload, *issue);
    colour();
    setAccessibleName(m_step->text());
    setAccessibleDescription(detail);
}

void IssueBlock::colour()
{
    const Colours &colours = coloursOf(palette());
    setTone(m_detail, Tone::Secondary);
    m_icon->setPixmap(iconPixmap(m_final ? u"state-failed"_s : u"retry"_s, 18,
                                 m_final ? colours.error : colours.attention, devicePixelRatioF()));
}

void IssueBlock::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_icon)
        colour();
}

} // namespace gui
