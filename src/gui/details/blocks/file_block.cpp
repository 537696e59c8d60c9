#include "gui/details/blocks/file_block.h"

#include "engine/looks/file_looks.h"
#include "gui/queue/video_pictures.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/picture_painter.h"
#include "gui/widgets/plain_text.h"
#include "words/media_words.h"
#include "words/reasons/next_step.h"
#include "words/sentences.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr QSize panelPicture(144, 81);
constexpr int beside = 12;
constexpr int findingIcon = 16;
constexpr qsizetype shownAtFirst = 3;

QString link(const QString &name, const QString &words)
{
    return u"<a href=\"%1\">%2</a>"_s.arg(name, QString(words).replace(u' ', QChar::Nbsp).toHtmlEscaped());
}

// Lines apart from each other, each fact in one piece.
QString factsMarkup(const QStringList &lines)
{
    QStringList escaped;
    for (const QString &line : lines)
        escaped.append(line.toHtmlEscaped().replace(u" fps"_s, u"&nbsp;fps"_s));
    return u"<div style=\"line-height:130%\">%1</div>"_s.arg(escaped.join(u"<br>"_s));
}

QLabel *linked(const QString &markup)
{
    QLabel *label = markupLabel(markup);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    return label;
}

} // namespace

class FileBlock::PictureBox : public QWidget
{
public:
    PictureBox()
    {
        setFixedSize(panelPicture);
        setAccessibleName(FileBlock::tr("Picture from the file"));
    }

    void setPictures(VideoPictures &pictures)
    {
        m_pictures = &pictures;
        connect(&pictures, &VideoPictures::changed, this, qOverload<>(&QWidget::update));
        connect(&pictures, &VideoPictures::wantedChanged, this, [this] { setVisible(m_pictures->wanted()); });
        setVisible(pictures.wanted());
    }

    void showFor(transfer::UploadId id)
    {
        m_id = id;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QSize pixels = (QSizeF(size()) * devicePixelRatioF()).toSize();
        paintPicture(&painter, rect(), {m_pictures ? m_pictures->picture(m_id, pixels) : QPixmap(), {}},
                     coloursOf(palette()), *this);
    }

private:
    VideoPictures *m_pictures = nullptr;
    transfer::UploadId m_id = 0;
};

FileBlock::FileBlock(QWidget *parent)
    : QWidget(parent)
    , m_picture(new PictureBox)
    , m_facts(markupLabel())
    , m_findings(new QWidget)
    , m_rows(new QVBoxLayout(m_findings))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(beside);
    auto *top = new QHBoxLayout;
    top->setSpacing(beside);
    top->addWidget(m_picture, 0, Qt::AlignTop);
    top->addWidget(m_facts, 1, Qt::AlignTop);
    layout->addLayout(top);
    layout->addWidget(m_findings);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(8);
    m_facts->setFont(smallFont(font()));
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->setAccessibleName(tr("Facts of the file"));
    m_findings->setAccessibleName(tr("Findings"));
    hide();
}

void FileBlock::setSources(const engine::FileLooks &looks, VideoPictures &pictures)
{
    m_looks = &looks;
    m_picture->setPictures(pictures);
}

void FileBlock::showFor(const transfer::Upload *upload)
{
    const std::optional<media::Look> look = m_looks && upload ? m_looks->look(upload->id()) : std::nullopt;
    setVisible(look && look->outcome == media::Look::Outcome::Looked);
    if (isHidden())
        return;
    if (std::exchange(m_shown, upload->id()) != upload->id())
        m_all = false;
    m_picture->showFor(upload->id());
    m_facts->setText(factsMarkup(words::factLines(look->facts)));
    m_facts->setAccessibleDescription(words::factLines(look->facts).join(u'\n'));
    m_listed = m_looks->findings(upload->id());
    m_listed.removeIf([](const media::Finding &finding) { return finding.weight == media::Weight::Stops; });
    m_replaceable = applies(RowCommand::Locate, *upload);
    showFindings();
}

// Made anew only when they say something else: focus and selection stay where they are.
void FileBlock::showFindings()
{
    const qsizetype shown = m_all ? m_listed.size() : std::min(m_listed.size(), shownAtFirst);
    QStringList known{QString::number(m_shown), QString::number(shown), QString::number(m_replaceable)};
    for (const media::Finding &finding : std::as_const(m_listed))
        known.append(words::findingSentences(finding));
    if (m_known == std::exchange(m_known, known.join(u'\n')))
        return;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (qsizetype i = 0; i < shown; ++i)
        m_rows->addWidget(findingRow(m_listed[i]));
    if (shown < m_listed.size()) {
        const QString more = tr("%n more", "findings", int(m_listed.size() - shown));
        QLabel *label = linked(link(u"more"_s, more));
        label->setAccessibleName(more);
        label->setContentsMargins(findingIcon + 8, 0, 0, 0);
        connect(
            label, &QLabel::linkActivated, this,
            [this] {
                m_all = true;
                showFindings();
            },
            Qt::QueuedConnection);
        m_rows->addWidget(label);
    }
    m_findings->setVisible(!m_listed.isEmpty());
}

// The marks are drawn in the palette's colours.
void FileBlock::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_known.isEmpty()) {
        m_known.clear();
        showFindings();
    }
}

QWidget *FileBlock::findingRow(const media::Finding &finding)
{
    const Colours &colours = coloursOf(palette());
    const words::FindingWords found = words::findingWords(finding);
    const bool warns = finding.weight == media::Weight::Warns;
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    QLabel *mark = plainLabel();
    mark->setPixmap(iconPixmap(warns ? u"warning"_s : u"note"_s, findingIcon,
                               warns ? colours.attention : colours.secondary, devicePixelRatioF()));
    layout->addWidget(mark, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    layout->addLayout(texts, 1);
    QLabel *what = plainLabel(found.what);
    what->setFont(smallFont(font()));
    what->setWordWrap(true);
    texts->addWidget(what);
    QStringList more{found.why, found.toDo};
    more.removeAll(QString());
    QString markup = words::paragraph(more).toHtmlEscaped();
    if (warns && m_replaceable)
        markup += (markup.endsWith(u'。') ? QString() : u" "_s)
                  + link(u"choose"_s, words::nextStepLabel(words::NextStep::ChooseFile));
    if (!markup.isEmpty()) {
        QLabel *why = linked(markup);
        why->setFont(smallFont(font()));
        setTone(why, Tone::Secondary);
        connect(why, &QLabel::linkActivated, this, [this] { emit commandWanted(RowCommand::Locate); });
        texts->addWidget(why);
    }
    row->setAccessibleName(found.what);
    row->setAccessibleDescription(words::paragraph(more));
    return row;
}

} // namespace gui
