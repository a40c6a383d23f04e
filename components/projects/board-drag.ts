import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { isStage, type Stage } from '@/lib/kernel/terms'

/** Makes the cards of a board draggable and its columns targets; `drop` is told the card's id and the stage. Answers how to stop. */
export function makeDraggable(board: HTMLElement, drop: (id: string, stage: Stage) => void): () => void {
  const cards = [...board.querySelectorAll<HTMLElement>('[data-card]')].map((element) =>
    draggable({
      element,
      getInitialData: () => ({ id: element.dataset.card ?? '' }),
      onDragStart: () => element.setAttribute('data-dragging', 'true'),
      onDrop: () => element.removeAttribute('data-dragging'),
    }),
  )
  const columns = [...board.querySelectorAll<HTMLElement>('[data-column]')].map((element) =>
    dropTargetForElements({
      element,
      onDragEnter: () => element.setAttribute('data-over', 'true'),
      onDragLeave: () => element.removeAttribute('data-over'),
      onDrop: ({ source }) => {
        element.removeAttribute('data-over')
        const stage = element.dataset.column ?? ''
        if (isStage(stage)) drop(String(source.data.id), stage)
      },
    }),
  )
  return combine(...cards, ...columns)
}
