#include "gui/details/blocks/findings_block.h"

#include "engine/looks/file_looks.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"
#include "words/media_words.h"
#include "words/reasons/next_step.h"
#include "words/sentences.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr int findingIcon = 16;
constexpr qsizetype shownAtFirst = 3;

QString link(const QString &name, const QString &words)
{
    return u"<a href=\"%1\">%2</a>"_s.arg(name, QString(words).replace(u' ', QChar::Nbsp).toHtmlEscaped());
}

QLabel *linked(const QString &markup)
{
    QLabel *label = markupLabel(markup);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    return label;
}

} // namespace

FindingsBlock::FindingsBlock(QWidget *parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(8);
    setAccessibleName(tr("Findings"));
    hide();
}

void FindingsBlock::setLooks(const engine::FileLooks &looks)
{
    m_looks = &looks;
}

QList<media::Finding> FindingsBlock::found(const transfer::Upload &upload) const
{
    const transfer::UploadRecord &record = upload.record();
    const std::optional<media::Look> look = m_looks ? m_looks->look(upload.id()) : std::nullopt;
    QList<media::Finding> list;
    if (look && look->outcome == media::Look::Outcome::Looked)
        list = m_looks->findings(upload.id());
    const bool accepted = record.anyway && !record.doubt.isEmpty();
    if (accepted && !media::stops(list))
        list.prepend(words::findingOfDoubt(record.doubt));
    list.removeIf([this, accepted](const media::Finding &finding) {
        return m_explain ? !media::mayKeepFromEncoding(finding.kind)
                         : finding.weight == media::Weight::Stops && !accepted; // a block of its own has it
    });
    return list;
}

void FindingsBlock::showFor(const transfer::Upload *upload)
{
    if (!upload) {
        hide();
        return;
    }
    if (std::exchange(m_shown, upload->id()) != upload->id())
        m_all = false;
    m_explain = upload->activity() == transfer::Activity::NotEncoded;
    m_replaceable = applies(RowCommand::Locate, *upload);
    m_listed = found(*upload);
    setVisible(!m_listed.isEmpty());
    showFindings();
}

// Made anew only when they say something else: focus and selection stay where they are.
void FindingsBlock::showFindings()
{
    const qsizetype shown = m_all ? m_listed.size() : std::min(m_listed.size(), shownAtFirst);
    QStringList known{QString::number(m_shown), QString::number(shown), QString::number(m_replaceable),
                      QString::number(m_explain)};
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
}

// The marks are drawn in the palette's colours.
void FindingsBlock::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_known.isEmpty()) {
        m_known.clear();
        showFindings();
    }
}

QWidget *FindingsBlock::findingRow(const media::Finding &finding)
{
    const Colours &colours = coloursOf(palette());
    const words::FindingWords found = words::findingWords(finding);
    const bool warns = finding.weight != media::Weight::Notes;
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
    if (m_explain) // it is too late for what could have been done
        more = {tr("Seen when the file was added"), tr("A likely cause")};
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
