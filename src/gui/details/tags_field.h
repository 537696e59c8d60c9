// Tags as chips with a line to type the next one. Return or a comma (also the full-width one) makes a chip,
// Backspace in an empty line takes the last, arrows walk the chips, Del removes the one walked to.
//
// For several videos at once it shows which tags only some of them have, and tells what to add and to remove.
#pragma once

#include <QFrame>
#include <QHash>
#include <QStringList>

class QLineEdit;

namespace gui {

class FlowLayout;
class TagChip;

class TagsField : public QFrame
{
    Q_OBJECT
    Q_PROPERTY(bool halfTyped READ halfTyped)
public:
    explicit TagsField(QWidget *parent = nullptr);
    ~TagsField() override;

    // One video, or what all have in common.
    void setTags(const QStringList &tags);
    // Several videos: each one's tags.
    void setTagsOfMany(const QList<QStringList> &tags);

    // As if the user had removed all and typed these.
    void replaceTags(const QStringList &tags);

    QStringList tags() const;
    // The tags of one video after what was added and removed here.
    QStringList appliedTo(const QStringList &before) const;
    void setBadTags(const QStringList &bad);
    // There stands a tag in the line that is no chip yet, or one is being edited.
    bool halfTyped() const;
    // Makes a chip of what stands in the line, and ends the editing of another.
    void finishTyping();
    QLineEdit *line() const { return m_line; }

signals:
    void edited();
    void typing(); // in the line

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addChip(const QString &tag, int partOf = 0, int of = 0);
    void removeChip(int index);
    void dropChip(int index);
    void renameChip(int index, const QString &text);
    void clearChips();
    void take(const QString &text);
    void walkTo(int index);
    bool lineKey(int key);
    bool chipKey(int index, int key);
    void showPlaceholder();

    FlowLayout *m_layout;
    QLineEdit *m_line;
    QList<TagChip *> m_chips;
    QStringList m_added;
    QStringList m_removed;
    QHash<QString, QString> m_renamed; // in its place among those that a video has
};

} // namespace gui
