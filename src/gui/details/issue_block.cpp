#include "gui/details/issue_block.h"

#include "engine/words.h"
#include "gui/icons.h"
#include "gui/looks.h"

#include <QClipboard>
#include <QDateTime>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>

#include <optional>

using namespace Qt::StringLiterals;
using youku::ErrorKind;

namespace gui {

namespace {

std::optional<youku::Error> issueOf(const transfer::Upload &upload)
{
    if (upload.record().failure)
        return upload.record().failure;
    if (upload.wait().what == transfer::Wait::For::Retry)
        return upload.wait().reason;
    return std::nullopt;
}

} // namespace

QString issueReport(const transfer::Upload &upload, const youku::Error &error)
{
    const transfer::UploadRecord &record = upload.record();
    QStringList lines;
    lines << engine::reasonFor(error).sentence << u"kind: "_s + youku::kindName(error.kind);
    if (error.fault != youku::Fault::Local)
        lines << u"step: "_s + youku::endpointName(error.endpoint);
    if (error.code != 0)
        lines << u"code: %1"_s.arg(error.code);
    if (error.httpStatus != 0)
        lines << u"http: %1"_s.arg(error.httpStatus);
    if (!error.message.isEmpty())
        lines << u"message: "_s + error.message;
    lines << u"file: "_s + QFileInfo(record.path).fileName()
          << u"stage: "_s + transfer::stageName(record.stage)
          << u"sent: %1 of %2 bytes"_s.arg(record.transferred).arg(upload.progress().total);
    if (!record.videoId.isEmpty())
        lines << u"video: "_s + record.videoId;
    lines << u"youchuan %1, %2"_s.arg(QString::fromLatin1(YOUCHUAN_VERSION),
                                      QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    return lines.join(u'\n') + u'\n';
}

IssueBlock::IssueBlock(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_step(new QLabel)
    , m_detail(new QLabel)
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
    m_detail->setTextFormat(Qt::RichText);
    m_detail->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_detail, &QLabel::linkActivated, this,
            [this] { QGuiApplication::clipboard()->setText(m_report); });
    colour();
    hide();
}

void IssueBlock::showFor(const transfer::Upload *upload)
{
    const std::optional<youku::Error> issue = upload ? issueOf(*upload) : std::nullopt;
    setVisible(issue.has_value());
    if (!issue)
        return;
    m_final = upload->record().failure.has_value();
    m_step->setText(engine::reasonFor(*issue).sentence);

    QStringList facts;
    if (!issue->message.isEmpty())
        facts << tr("Answer: “%1”.").arg(issue->message.left(300));
    const qint64 sent = upload->record().transferred;
    facts << (sent > 0 ? tr("%1 already sent are kept.").arg(engine::sizeText(sent))
                       : tr("Nothing was sent."))
          << (m_final ? tr("Not retried by itself.") : tr("Retried by itself."));
    m_detail->setText(facts.join(u' ').toHtmlEscaped()
                      + u" <a href=\"copy\">%1</a>"_s.arg(tr("Copy details").toHtmlEscaped()));
    m_report = issueReport(*upload, *issue);
    colour();
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
