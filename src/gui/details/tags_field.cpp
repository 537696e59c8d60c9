#include "gui/details/tags_field.h"

#include "gui/details/tag_chip.h"
#include "gui/theme/theme.h"
#include "gui/widgets/flow_layout.h"
#include "youku/metadata.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFrame>

using namespace Qt::StringLiterals;

namespace gui {

TagsField::TagsField(QWidget *parent)
    : QFrame(parent)
    , m_layout(new FlowLayout(this, 4, 4))
    , m_line(new QLineEdit(this))
{
    m_line->setFrame(false);
    m_line->setObjectName(u"tagLine"_s);
    m_line->installEventFilter(this);
    m_line->setMinimumWidth(64);
    m_line->setFixedHeight(fontMetrics().height() + 4);
    m_line->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // the rest of its line
    QPalette clear;
    clear.setColor(QPalette::Base, Qt::transparent);
    m_line->setPalette(clear);
    m_layout->insertWidget(0, m_line);
    setFocusProxy(m_line);
    // As high as its width wants; a minimum would be that of the narrowest field, one tag a line.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (std::any_of(text.cbegin(), text.cend(), [](QChar c) { return u",，、;；\n"_s.contains(c); }))
            take(text);
    });
    connect(m_line, &QLineEdit::textChanged, this, &TagsField::typing);
    connect(m_line, &QLineEdit::editingFinished, this, &TagsField::finishTyping);
    showPlaceholder();
}

TagsField::~TagsField()
{
    m_line->disconnect(this); // it loses the focus, and says so, while this is half gone
    m_line->removeEventFilter(this);
}

void TagsField::setTags(const QStringList &tags)
{
    setTagsOfMany({tags});
}

void TagsField::setTagsOfMany(const QList<QStringList> &tags)
{
    clearChips();
    m_line->clear();
    QStringList all;
    QHash<QString, int> times;
    for (const QStringList &one : tags) {
        for (const QString &tag : one) {
            if (times[tag]++ == 0)
                all.append(tag);
        }
    }
    const int videos = int(tags.size());
    for (const QString &tag : std::as_const(all)) {
        const int part = times.value(tag);
        addChip(tag, part < videos ? part : 0, videos);
    }
    m_added.clear();
    m_removed.clear();
    m_renamed.clear();
    showPlaceholder();
}

void TagsField::replaceTags(const QStringList &tags)
{
    m_removed += this->tags();
    m_added.clear();
    clearChips();
    take(tags.join(u','));
    showPlaceholder();
    updateGeometry();
    emit edited();
}

QStringList TagsField::tags() const
{
    QStringList result;
    for (const TagChip *chip : m_chips)
        result.append(chip->tag());
    return result;
}

QStringList TagsField::appliedTo(const QStringList &before) const
{
    QStringList now;
    for (const QString &tag : before)
        now.append(m_renamed.value(tag, tag));
    QStringList result;
    for (const QString &tag : now + m_added) {
        if (!m_removed.contains(tag) && !result.contains(tag))
            result.append(tag);
    }
    return result;
}

void TagsField::setBadTags(const QStringList &bad)
{
    for (TagChip *chip : std::as_const(m_chips))
        chip->setBad(bad.contains(chip->tag()));
}

void TagsField::addChip(const QString &tag, int partOf, int of)
{
    auto *chip = new TagChip(tag, partOf > 0 ? tr("in %1 of %2").arg(partOf).arg(of) : QString(), this);
    chip->installEventFilter(this);
    connect(chip, &TagChip::typing, this, &TagsField::typing);
    connect(chip, &TagChip::renamed, this,
            [this, chip](const QString &text) { renameChip(int(m_chips.indexOf(chip)), text); });
    connect(chip, &TagChip::crossed, this, [this, chip] { removeChip(int(m_chips.indexOf(chip))); });
    m_layout->insertWidget(int(m_chips.size()), chip);
    m_chips.append(chip);
    chip->show();
}

void TagsField::clearChips()
{
    for (TagChip *chip : std::as_const(m_chips)) {
        m_layout->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // it may be the sender
    }
    m_chips.clear();
}

void TagsField::removeChip(int index)
{
    if (index < 0 || index >= m_chips.size())
        return;
    const QString tag = m_chips[index]->tag();
    m_removed.append(tag);
    m_added.removeAll(tag);
    dropChip(index);
    emit edited();
}

void TagsField::dropChip(int index)
{
    TagChip *chip = m_chips.takeAt(index);
    const bool walking = chip->hasFocus();
    m_layout->removeWidget(chip);
    chip->hide();
    chip->deleteLater(); // it may be the sender
    if (walking)
        walkTo(std::min(index, int(m_chips.size())));
    showPlaceholder();
    updateGeometry();
}

// It keeps its place. A comma makes several of one.
void TagsField::renameChip(int index, const QString &text)
{
    const QStringList typed = youku::tagsFromText(text);
    if (typed.isEmpty())
        return removeChip(index);
    const QString before = m_chips[index]->tag();
    const QString &now = typed.first();
    if (const qsizetype place = m_added.indexOf(before); place >= 0)
        m_added[place] = now;
    else
        m_renamed.insert(m_renamed.key(before, before), now);
    m_removed.removeAll(now);
    if (tags().contains(now)) // two become one
        dropChip(index);
    else
        m_chips[index]->setTag(now);
    take(typed.mid(1).join(u','));
    updateGeometry();
    emit edited();
}

void TagsField::take(const QString &text)
{
    const QStringList typed = youku::tagsFromText(text);
    m_line->clear();
    bool changed = false;
    for (const QString &tag : typed) {
        for (qsizetype i = 0; i < m_chips.size(); ++i) {
            if (m_chips[i]->tag() == tag && m_chips[i]->isPartial())
                removeChip(int(i)); // typed anew: for all videos
        }
        if (tags().contains(tag))
            continue;
        addChip(tag);
        m_added.append(tag);
        m_removed.removeAll(tag);
        changed = true;
    }
    if (!changed)
        return;
    showPlaceholder();
    updateGeometry();
    emit edited();
}

bool TagsField::halfTyped() const
{
    const auto isEdited = [](const TagChip *chip) {
        return chip->typed() != chip->tag();
    };
    return !youku::tagsFromText(m_line->text()).isEmpty()
           || std::any_of(m_chips.cbegin(), m_chips.cend(), isEdited);
}

void TagsField::finishTyping()
{
    const QList<TagChip *> chips = m_chips; // they may become fewer
    for (TagChip *chip : chips)
        chip->finishEdit();
    take(m_line->text());
}

void TagsField::walkTo(int index)
{
    if (index >= 0 && index < m_chips.size())
        m_chips[index]->setFocus(Qt::OtherFocusReason);
    else if (index >= m_chips.size())
        m_line->setFocus(Qt::OtherFocusReason);
}

bool TagsField::lineKey(int key)
{
    const bool atStart = m_line->cursorPosition() == 0 && !m_line->hasSelectedText();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !m_line->text().isEmpty()) {
        finishTyping();
        return true;
    }
    if (key == Qt::Key_Backspace && m_line->text().isEmpty()) {
        removeChip(int(m_chips.size()) - 1);
        return true;
    }
    if (key == Qt::Key_Left && atStart && !m_chips.isEmpty()) {
        walkTo(int(m_chips.size()) - 1);
        return true;
    }
    return false;
}

bool TagsField::chipKey(int index, int key)
{
    switch (key) {
    case Qt::Key_Left:
        walkTo(index - 1);
        return true;
    case Qt::Key_Right:
        walkTo(index + 1);
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        removeChip(index);
        return true;
    case Qt::Key_F2:
        m_chips[index]->edit();
        return true;
    default:
        return false;
    }
}

bool TagsField::eventFilter(QObject *watched, QEvent *event)
{
    // F2 is a chip's own while it has the focus.
    if (event->type() == QEvent::ShortcutOverride && watched != m_line
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F2)
        event->accept();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (watched == m_line)
            return lineKey(key);
        for (int i = 0; i < m_chips.size(); ++i) {
            if (m_chips[i] == watched)
                return chipKey(i, key);
        }
    }
    if (watched == m_line && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        update();
    return QFrame::eventFilter(watched, event);
}

void TagsField::showPlaceholder()
{
    m_line->setPlaceholderText(m_chips.isEmpty() ? tr("None typed: “Others” is sent") : tr("Add a tag"));
}

void TagsField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOptionFrame option;
    option.initFrom(this);
    option.lineWidth = style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &option, this);
    option.state |= QStyle::State_Sunken;
    option.state.setFlag(QStyle::State_HasFocus, m_line->hasFocus());
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
}

void TagsField::mousePressEvent(QMouseEvent *)
{
    m_line->setFocus(Qt::MouseFocusReason);
}

void TagsField::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_line)
        m_line->setFixedHeight(fontMetrics().height() + 4);
}

} // namespace gui
